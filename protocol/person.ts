import { z } from 'zod';
import { applyMany, applyOne, type Changes } from './changes.ts';
import { qualification, sample, session } from './entities.ts';
import type { FactBody } from './facts.ts';
import { sampleChange } from './sample-change.ts';
import { id } from './scalars.ts';
import { wait } from './wait.ts';

/**
 * What one person follows wherever they are signed in: their open sessions, what they may use and what they wait for (both
 * by equipment), and their samples.
 */
export const personState = z.object({
  sessions: z.record(id, session),
  qualifications: z.record(id, qualification).default({}),
  /** What they submitted, what is for them and what they have taken on; unread where `unreadBy` names them. */
  samples: z.record(id, sample).default({}),
  waits: z.record(id, wait).default({}),
});
export type PersonState = z.infer<typeof personState>;

export const emptyPerson: PersonState = { sessions: {}, qualifications: {}, samples: {}, waits: {} };

/** What each fact of `user/<id>` does to that person's state. */
const CHANGES: Changes<PersonState> = {
  'session.started': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.extended': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.conflicted': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.updated': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.ended': ({ session: { id } }) => ({ map: 'sessions', id }),
  'sample.submitted': sampleChange,
  'sample.status-changed': sampleChange,
  'sample.assigned': sampleChange,
  'inbox.read': sampleChange,
  'wait.begun': ({ wait: value }) => ({ map: 'waits', id: value.equipmentId, value }),
  'wait.met': ({ wait: value }) => ({ map: 'waits', id: value.equipmentId, value }),
  'wait.ended': ({ wait: { equipmentId } }) => ({ map: 'waits', id: equipmentId }),
  'qualification.granted': ({ qualification: value }) => ({ map: 'qualifications', id: value.equipmentId, value }),
  'qualification.revoked': ({ qualification: { equipmentId } }) => ({ map: 'qualifications', id: equipmentId }),
};

/** Folds one fact of `user/<id>` into that person's state. Pure. */
export const applyPerson = (state: PersonState, fact: FactBody): PersonState => applyOne(CHANGES, state, fact);

export const applyPersonAll = (state: PersonState, facts: readonly FactBody[]): PersonState =>
  applyMany(CHANGES, state, facts);
