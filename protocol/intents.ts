import { z } from 'zod';
import type { Role } from './entities.ts';
import { announcementIntents } from './intents/announcements.ts';
import { downtimeIntents } from './intents/downtimes.ts';
import { equipmentIntents } from './intents/equipment.ts';
import { peopleIntents } from './intents/people.ts';
import { problemIntents } from './intents/problems.ts';
import { sampleIntents } from './intents/samples.ts';
import { sessionIntents } from './intents/sessions.ts';
import { stationIntents } from './intents/stations.ts';
import { epochMs, id, installId } from './scalars.ts';
import { savedSignIn } from './sign-in-list.ts';

/**
 * What every intent carries: whose it is, its number there, its own id, and when the person acted - on the hub's clock, as
 * well as the client knew it. `offline` says that the client had no live connection then, so that nobody could check.
 */
export const intentHead = z.object({
  installId,
  n: z.int().min(1),
  id,
  occurredAt: epochMs,
  offline: z.literal(true).optional(),
  /** How far `occurredAt` may be off, in milliseconds; absent where the client never compared clocks. */
  clockErrorMs: z.number().min(0).optional(),
  /** Who acted at a station, where they signed in from the list that it keeps: the hub knows of nobody there then. */
  savedSignIn: savedSignIn.optional(),
});
export type IntentHead = z.infer<typeof intentHead>;

/** What someone wants, without its place in a queue. */
export const intentBody = z.discriminatedUnion('type', [
  ...sessionIntents,
  ...equipmentIntents,
  ...problemIntents,
  ...downtimeIntents,
  ...sampleIntents,
  ...announcementIntents,
  ...peopleIntents,
  ...stationIntents,
]);
export type IntentBody = z.infer<typeof intentBody>;
export type IntentType = IntentBody['type'];
export type IntentOf<T extends IntentType> = Extract<IntentBody, { type: T }>;

/** An intent as it goes over the wire: head and body in one object. */
export type Intent = IntentHead & IntentBody;

/** The largest intent that is taken, in bytes of JSON: a person's act is small, and a large one would block a queue. */
export const MAX_INTENT_BYTES = 64 * 1024;

/** Which roles may ask for what at all: the hub refuses by it, screens show by it. Whose session it is, is the rules' matter. */
export const ROLES_FOR_INTENT: Record<IntentType, readonly Role[]> = {
  'session.start': ['researcher', 'manager', 'admin'],
  'session.extend': ['researcher', 'manager', 'admin'],
  'session.end': ['researcher', 'manager', 'admin'],
  'session.take-over': ['researcher', 'manager', 'admin'],
  'session.set-unattended': ['researcher', 'manager', 'admin'],
  'session.note-idle': ['researcher', 'manager', 'admin'],
  'session.offer': ['researcher', 'manager', 'admin'],
  'equipment.create': ['manager', 'admin'],
  'equipment.update': ['manager', 'admin'],
  'equipment.retire': ['manager', 'admin'],
  'equipment.set-condition': ['manager', 'admin'],
  'problem.report': ['researcher', 'manager', 'admin'],
  'problem.resolve': ['manager', 'admin'],
  'downtime.plan': ['manager', 'admin'],
  'downtime.change': ['manager', 'admin'],
  'downtime.cancel': ['manager', 'admin'],
  'wait.begin': ['researcher', 'manager', 'admin'],
  'wait.end': ['researcher', 'manager', 'admin'],
  'sample.submit': ['researcher', 'manager', 'admin'],
  'sample.set-status': ['researcher', 'manager', 'admin'],
  'sample.assign': ['researcher', 'manager', 'admin'],
  'sample.mark-read': ['researcher', 'manager', 'admin'],
  'announcement.post': ['manager', 'admin'],
  'announcement.clear': ['manager', 'admin'],
  'conflict.resolve': ['manager', 'admin'],
  'user.create': ['manager', 'admin'],
  'user.update': ['manager', 'admin'],
  'user.deactivate': ['manager', 'admin'],
  'user.reactivate': ['manager', 'admin'],
  'user.set-credentials': ['manager', 'admin'],
  'user.import': ['manager', 'admin'],
  'qualification.grant': ['manager', 'admin'],
  'qualification.revoke': ['manager', 'admin'],
  'station.rename': ['manager', 'admin'],
  'station.assign': ['manager', 'admin'],
  'station.revoke': ['manager', 'admin'],
  'enrollment-key.revoke': ['manager', 'admin'],
  'sign-in.unlock': ['manager', 'admin'],
};

/** Whose account is whose to change, by the role that it has or would get: nobody lifts themselves up. */
export const ROLES_OVER: Record<Role, readonly Role[]> = {
  researcher: ['manager', 'admin'],
  manager: ['admin'],
  admin: ['admin'],
};

const ON_SAVED_SIGN_IN: ReadonlySet<IntentType> = new Set([
  'session.start',
  'session.extend',
  'session.end',
  'session.set-unattended',
  'session.note-idle',
  'problem.report',
  'sample.submit',
]);
/** What is done in the name of somebody who signed in from a saved list: their own use, what they tell and what they hand in. */
export const isOpenToSavedSignIn = (type: IntentType): boolean => ON_SAVED_SIGN_IN.has(type);

export const mayAsk = (who: Role, type: IntentType): boolean => ROLES_FOR_INTENT[type].includes(who);
