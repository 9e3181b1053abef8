import { z } from 'zod';
import { applyMany, applyOne, type Changes } from './changes.ts';
import {
  enrollmentKey,
  type Qualification,
  qualification,
  qualificationKey,
  type Session,
  sample,
  session,
  signInLock,
  user,
} from './entities.ts';
import type { FactBody } from './facts.ts';
import { sampleChange } from './sample-change.ts';
import { id } from './scalars.ts';
import { wait, waitKey } from './wait.ts';

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
  /** Those on their way, and those whose end somebody has not seen yet. */
  samples: z.record(id, sample).default({}),
  /** Who wants to be told when what can be used, by {@link waitKey}. */
  waits: z.record(z.string(), wait).default({}),
});
export type StaffState = z.infer<typeof staffState>;

export const emptyStaff: StaffState = {
  users: {},
  conflicts: {},
  qualifications: {},
  enrollmentKeys: {},
  locks: {},
  samples: {},
  waits: {},
};

/** The last word on a use that collides, as long as nobody has settled it. */
const conflicted = ({ session: value }: { session: Session }, { conflicts }: StaffState) =>
  Object.hasOwn(conflicts, value.id) ? ({ map: 'conflicts', id: value.id, value } as const) : undefined;

/** What each fact does to the staff's state. */
const CHANGES: Changes<StaffState> = {
  'user.created': ({ user: value }) => ({ map: 'users', id: value.id, value }),
  'user.updated': ({ user: value }) => ({ map: 'users', id: value.id, value }),
  'user.deactivated': ({ user: value }) => ({ map: 'users', id: value.id, value }),
  'user.reactivated': ({ user: value }) => ({ map: 'users', id: value.id, value }),
  'user.credentials-changed': ({ user: value }) => ({ map: 'users', id: value.id, value }),
  'sign-in.locked': ({ lock: value }) => ({ map: 'locks', id: value.id, value }),
  'sign-in.unlocked': ({ lock: { id } }) => ({ map: 'locks', id }),
  'qualification.granted': ({ qualification: value }) => ({ map: 'qualifications', id: keyOf(value), value }),
  'qualification.revoked': ({ qualification }) => ({ map: 'qualifications', id: keyOf(qualification) }),
  'session.conflicted': ({ session: value }) => ({ map: 'conflicts', id: value.id, value }),
  'session.extended': conflicted,
  'session.updated': conflicted,
  'session.ended': conflicted,
  'session.corrected': conflicted,
  'conflict.resolved': ({ session: { id } }) => ({ map: 'conflicts', id }),
  'sample.submitted': sampleChange,
  'sample.status-changed': sampleChange,
  'sample.assigned': sampleChange,
  'inbox.read': sampleChange,
  'wait.begun': ({ wait: value }) => ({ map: 'waits', id: waitKey(value), value }),
  'wait.met': ({ wait: value }) => ({ map: 'waits', id: waitKey(value), value }),
  'wait.ended': ({ wait: value }) => ({ map: 'waits', id: waitKey(value) }),
  'enrollment-key.created': ({ enrollmentKey: value }) => ({ map: 'enrollmentKeys', id: value.id, value }),
  'enrollment-key.used': ({ enrollmentKey: value }) => ({ map: 'enrollmentKeys', id: value.id, value }),
  'enrollment-key.revoked': ({ enrollmentKey: { id } }) => ({ map: 'enrollmentKeys', id }),
};

const keyOf = ({ userId, equipmentId }: Qualification): string => qualificationKey(userId, equipmentId);

/** Folds one fact into the staff's state. Pure. */
export const applyStaff = (state: StaffState, fact: FactBody): StaffState => applyOne(CHANGES, state, fact);

export const applyStaffAll = (state: StaffState, facts: readonly FactBody[]): StaffState =>
  applyMany(CHANGES, state, facts);
