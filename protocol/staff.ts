import { z } from 'zod';
import {
  type EnrollmentKey,
  enrollmentKey,
  qualification,
  qualificationKey,
  type Session,
  session,
  signInLock,
  user,
} from './entities.ts';
import type { FactBody } from './facts.ts';
import { without } from './floor.ts';
import { id } from './scalars.ts';

/** What managers see besides the floor. */
export const staffState = z.object({
  users: z.record(id, user),
  /** Uses that collide with what the floor shows, until a manager has looked at them. */
  conflicts: z.record(id, session),
  /** Who may use what, by {@link qualificationKey}; also what has run out. */
  qualifications: z.record(z.string(), qualification).default({}),
  /** Those that were not revoked; one that has run out or was used up stays in sight until then. */
  enrollmentKeys: z.record(id, enrollmentKey).default({}),
  /** Who may not sign in, by person or station; over by itself from `until` on. */
  locks: z.record(id, signInLock).default({}),
});
export type StaffState = z.infer<typeof staffState>;

export const emptyStaff: StaffState = {
  users: {},
  conflicts: {},
  qualifications: {},
  enrollmentKeys: {},
  locks: {},
};

/** Folds one fact into the staff's state. Pure. */
export function applyStaff(state: StaffState, fact: FactBody): StaffState {
  switch (fact.type) {
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
      return { ...state, users: { ...state.users, [fact.user.id]: fact.user } };
    case 'sign-in.locked':
      return { ...state, locks: { ...state.locks, [fact.lock.id]: fact.lock } };
    case 'sign-in.unlocked':
      return { ...state, locks: without(state.locks, fact.lock.id) };
    case 'qualification.granted': {
      const { userId, equipmentId } = fact.qualification;
      const key = qualificationKey(userId, equipmentId);
      return { ...state, qualifications: { ...state.qualifications, [key]: fact.qualification } };
    }
    case 'qualification.revoked': {
      const { userId, equipmentId } = fact.qualification;
      return { ...state, qualifications: without(state.qualifications, qualificationKey(userId, equipmentId)) };
    }
    case 'session.conflicted':
      return withConflict(state, fact.session);
    case 'session.extended':
    case 'session.ended':
    case 'session.corrected':
      return Object.hasOwn(state.conflicts, fact.session.id) ? withConflict(state, fact.session) : state;
    case 'conflict.resolved':
      return { ...state, conflicts: without(state.conflicts, fact.session.id) };
    case 'enrollment-key.created':
    case 'enrollment-key.used':
      return withEnrollmentKey(state, fact.enrollmentKey);
    case 'enrollment-key.revoked':
      return { ...state, enrollmentKeys: without(state.enrollmentKeys, fact.enrollmentKey.id) };
    case 'session.started':
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
    case 'equipment.retired':
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
    case 'station.revoked':
      return state;
  }
}

const withEnrollmentKey = (state: StaffState, value: EnrollmentKey): StaffState => ({
  ...state,
  enrollmentKeys: { ...state.enrollmentKeys, [value.id]: value },
});

const withConflict = (state: StaffState, value: Session): StaffState => ({
  ...state,
  conflicts: { ...state.conflicts, [value.id]: value },
});
