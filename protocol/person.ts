import { z } from 'zod';
import { session } from './entities.ts';
import type { FactBody } from './facts.ts';
import { without } from './floor.ts';
import { id } from './scalars.ts';

/** What one person follows wherever they are signed in: their open sessions. */
export const personState = z.object({ sessions: z.record(id, session) });
export type PersonState = z.infer<typeof personState>;

export const emptyPerson: PersonState = { sessions: {} };

/** Folds one fact of `user/<id>` into that person's state. Pure. */
export function applyPerson(state: PersonState, fact: FactBody): PersonState {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
    case 'session.conflicted':
      return { sessions: { ...state.sessions, [fact.session.id]: fact.session } };
    case 'session.ended':
      return { sessions: without(state.sessions, fact.session.id) };
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
    case 'equipment.retired':
    case 'station.enrolled':
    case 'session.corrected':
    case 'conflict.resolved':
    case 'user.created':
      return state;
  }
}
