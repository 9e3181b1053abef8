import { z } from 'zod';
import { user } from './entities.ts';
import type { FactBody } from './facts.ts';
import { id } from './scalars.ts';

/** What managers see besides the floor. */
export const staffState = z.object({ users: z.record(id, user) });
export type StaffState = z.infer<typeof staffState>;

export const emptyStaff: StaffState = { users: {} };

/** Folds one fact into the staff's state. Pure. */
export function applyStaff(state: StaffState, fact: FactBody): StaffState {
  switch (fact.type) {
    case 'user.created':
      return { ...state, users: { ...state.users, [fact.user.id]: fact.user } };
    case 'session.started':
    case 'session.extended':
    case 'session.ended':
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
    case 'equipment.retired':
    case 'station.enrolled':
      return state;
  }
}
