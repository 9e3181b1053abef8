import { z } from 'zod';
import { type Qualification, qualification, session } from './entities.ts';
import type { FactBody } from './facts.ts';
import { without } from './floor.ts';
import { id } from './scalars.ts';

/** What one person follows wherever they are signed in: their open sessions, and what they may use (by equipment). */
export const personState = z.object({
  sessions: z.record(id, session),
  qualifications: z.record(id, qualification).default({}),
});
export type PersonState = z.infer<typeof personState>;

export const emptyPerson: PersonState = { sessions: {}, qualifications: {} };

/** Folds one fact of `user/<id>` into that person's state. Pure. */
export function applyPerson(state: PersonState, fact: FactBody): PersonState {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
    case 'session.conflicted':
      return { ...state, sessions: { ...state.sessions, [fact.session.id]: fact.session } };
    case 'session.ended':
      return { ...state, sessions: without(state.sessions, fact.session.id) };
    case 'qualification.granted':
      return withQualification(state, fact.qualification);
    case 'qualification.revoked':
      return { ...state, qualifications: without(state.qualifications, fact.qualification.equipmentId) };
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
    case 'equipment.retired':
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
    case 'station.revoked':
    case 'session.corrected':
    case 'conflict.resolved':
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
    case 'enrollment-key.created':
    case 'enrollment-key.used':
    case 'enrollment-key.revoked':
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      return state;
  }
}

const withQualification = (state: PersonState, value: Qualification): PersonState => ({
  ...state,
  qualifications: { ...state.qualifications, [value.equipmentId]: value },
});
