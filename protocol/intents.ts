import { z } from 'zod';
import { newBadge, newPassword, newPin } from './credentials.ts';
import {
  condition,
  equipmentFields,
  outcome,
  type Role,
  role,
  sampleStatus,
  severity,
  signInMeans,
  username,
} from './entities.ts';
import { durationMs, epochMs, id, installId, name, note } from './scalars.ts';
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

/** More stations than that are everyone. */
const MAX_STATIONS_TOLD = 500;

const sessionStart = z.strictObject({
  type: z.literal('session.start'),
  sessionId: id,
  equipmentId: id,
  /** For whom the operator works, where that is somebody else. */
  userId: id.optional(),
  project: name.optional(),
  plannedMs: durationMs.optional(),
  /** Until when it is to run with nobody at it. */
  unattendedUntil: epochMs.optional(),
});

const sessionExtend = z.strictObject({
  type: z.literal('session.extend'),
  sessionId: id,
  /** The planned length from the session's start, so that a repeat changes nothing. */
  plannedMs: durationMs,
  /** Why, where it is somebody else's session. */
  reason: note.optional(),
});

const sessionEnd = z.strictObject({
  type: z.literal('session.end'),
  sessionId: id,
  outcome,
  notes: note.optional(),
  /** When the use really ended, where that was before now. */
  endedAt: epochMs.optional(),
  /** Why, where it is somebody else's session; `notes` serve as well. */
  reason: note.optional(),
});

const sessionTakeOver = z.strictObject({
  type: z.literal('session.take-over'),
  equipmentId: id,
  /** The new session's; where it names the open one, the new one gets the intent's own id. */
  sessionId: id,
  project: name.optional(),
  plannedMs: durationMs.optional(),
  unattendedUntil: epochMs.optional(),
  /** When the use that is taken over really ended, where its end was forgotten. */
  endedAt: epochMs.optional(),
  /** Why, where a manager takes over what has not run past its plan. */
  reason: note.optional(),
});

const sessionSetUnattended = z.strictObject({
  type: z.literal('session.set-unattended'),
  sessionId: id,
  /** Somebody is at it again where there is none. */
  until: epochMs.optional(),
  /** Why, where it is somebody else's session. */
  reason: note.optional(),
});

/** Hands it over to whoever signs in at its kiosk and takes it over until then; without a time nobody is meant any more. */
const sessionOffer = z.strictObject({
  type: z.literal('session.offer'),
  sessionId: id,
  until: epochMs.optional(),
  reason: note.optional(),
});

/** What a kiosk notices: nobody has touched anything since then; without a time, that somebody is there again. */
const sessionNoteIdle = z.strictObject({
  type: z.literal('session.note-idle'),
  sessionId: id,
  idleSince: epochMs.optional(),
  reason: note.optional(),
});

const equipmentCreate = z.strictObject({
  type: z.literal('equipment.create'),
  equipmentId: id,
  name: equipmentFields.name,
  room: equipmentFields.room.optional(),
  category: equipmentFields.category.optional(),
  requiresQualification: equipmentFields.requiresQualification.optional(),
  offlinePolicy: equipmentFields.offlinePolicy.optional(),
});

const equipmentUpdate = z.strictObject({
  type: z.literal('equipment.update'),
  equipmentId: id,
  ...z.strictObject(equipmentFields).partial().shape,
});

const equipmentRetire = z.strictObject({
  type: z.literal('equipment.retire'),
  equipmentId: id,
  reason: note.optional(),
});

const equipmentSetCondition = z.strictObject({
  type: z.literal('equipment.set-condition'),
  equipmentId: id,
  condition,
  /** Required unless the equipment works again. */
  reason: note.optional(),
  expectedBackAt: epochMs.optional(),
});

/** A word or two that people choose from a list; sites have their own. */
const category = name;

const problemReport = z.strictObject({
  type: z.literal('problem.report'),
  /** The intent's own id where there is none. */
  problemId: id.optional(),
  equipmentId: id,
  category,
  severity,
  stillUsable: z.boolean(),
  note: note.optional(),
});

const problemResolve = z.strictObject({ type: z.literal('problem.resolve'), problemId: id, note: note.optional() });

const downtimePlan = z.strictObject({
  type: z.literal('downtime.plan'),
  /** The intent's own id where there is none. */
  downtimeId: id.optional(),
  equipmentId: id,
  startsAt: epochMs,
  endsAt: epochMs,
  reason: note.min(1),
});

const downtimeChange = z.strictObject({
  type: z.literal('downtime.change'),
  downtimeId: id,
  startsAt: epochMs.optional(),
  endsAt: epochMs.optional(),
  reason: note.min(1).optional(),
});

/** Takes a plan back; one that runs ends now. */
const downtimeCancel = z.strictObject({ type: z.literal('downtime.cancel'), downtimeId: id });

/** To be told, wherever one is signed in, when it can be used; and no more. */
const waitBegin = z.strictObject({ type: z.literal('wait.begin'), equipmentId: id });
const waitEnd = z.strictObject({ type: z.literal('wait.end'), equipmentId: id });

/** The most samples that are submitted, or read, in one act. */
export const MAX_SAMPLES = 50;
const newSample = z.strictObject({ sampleId: id, label: name, kind: name.optional(), hazard: note.optional() });

const sampleSubmit = z.strictObject({
  type: z.literal('sample.submit'),
  samples: z.array(newSample).min(1).max(MAX_SAMPLES),
  recipientId: id,
});

const sampleSetStatus = z.strictObject({
  type: z.literal('sample.set-status'),
  sampleId: id,
  status: sampleStatus,
  /** The status that the asker saw; where it is no longer so, somebody was quicker. */
  from: sampleStatus.optional(),
  note: note.optional(),
});

const sampleAssign = z.strictObject({
  type: z.literal('sample.assign'),
  sampleId: id,
  /** Whoever asks, where there is none. */
  assigneeId: id.optional(),
  /** Whom it is taken from; without it only a sample that nobody has can be assigned. */
  fromId: id.optional(),
});

const sampleMarkRead = z.strictObject({
  type: z.literal('sample.mark-read'),
  sampleIds: z.array(id).min(1).max(MAX_SAMPLES),
});

const announcementPost = z.strictObject({
  type: z.literal('announcement.post'),
  /** The intent's own id where there is none. */
  announcementId: id.optional(),
  text: note.min(1),
  stationIds: z.array(id).min(1).max(MAX_STATIONS_TOLD).optional(),
  until: epochMs.optional(),
});

const announcementClear = z.strictObject({ type: z.literal('announcement.clear'), announcementId: id });

const conflictResolve = z.strictObject({ type: z.literal('conflict.resolve'), sessionId: id, note: note.optional() });

const userCreate = z.strictObject({
  type: z.literal('user.create'),
  userId: id,
  username,
  name,
  role,
  badge: newBadge.optional(),
  pin: newPin.optional(),
  password: newPassword.optional(),
});

const userUpdate = z.strictObject({
  type: z.literal('user.update'),
  userId: id,
  username: username.optional(),
  name: name.optional(),
  role: role.optional(),
});

const userDeactivate = z.strictObject({ type: z.literal('user.deactivate'), userId: id });
const userReactivate = z.strictObject({ type: z.literal('user.reactivate'), userId: id });

const userSetCredentials = z.strictObject({
  type: z.literal('user.set-credentials'),
  userId: id,
  badge: newBadge.optional(),
  pin: newPin.optional(),
  password: newPassword.optional(),
  /** What they can't sign in with any more. */
  remove: z.array(signInMeans).min(1).optional(),
});

/** The most people of one import: with long names and badges they still fit in one intent. */
export const MAX_IMPORT = 200;
export const importedPerson = z.strictObject({ userId: id, username, name, role, badge: newBadge.optional() });
export type ImportedPerson = z.infer<typeof importedPerson>;

const userImport = z.strictObject({
  type: z.literal('user.import'),
  people: z.array(importedPerson).min(1).max(MAX_IMPORT),
});

const qualificationGrant = z.strictObject({
  type: z.literal('qualification.grant'),
  userId: id,
  equipmentId: id,
  expiresAt: epochMs.optional(),
});
const qualificationRevoke = z.strictObject({ type: z.literal('qualification.revoke'), userId: id, equipmentId: id });

/** One kiosk stands at a bench of instruments, not at a lab's worth. */
const MAX_EQUIPMENT_AT_STATION = 50;
export const equipmentIds = z.array(id).max(MAX_EQUIPMENT_AT_STATION);

const stationRename = z.strictObject({ type: z.literal('station.rename'), stationId: id, name });

const stationAssign = z.strictObject({ type: z.literal('station.assign'), stationId: id, equipmentIds });

const stationRevoke = z.strictObject({ type: z.literal('station.revoke'), stationId: id, reason: note.optional() });

const enrollmentKeyRevoke = z.strictObject({ type: z.literal('enrollment-key.revoke'), enrollmentKeyId: id });
/** Ends what too many wrong tries led to, for the person or the station of this id. */
const signInUnlock = z.strictObject({ type: z.literal('sign-in.unlock'), lockedId: id });

/** What someone wants, without its place in a queue. */
export const intentBody = z.discriminatedUnion('type', [
  sessionStart,
  sessionExtend,
  sessionEnd,
  sessionTakeOver,
  sessionSetUnattended,
  sessionNoteIdle,
  sessionOffer,
  equipmentCreate,
  equipmentUpdate,
  equipmentRetire,
  equipmentSetCondition,
  problemReport,
  problemResolve,
  downtimePlan,
  downtimeChange,
  downtimeCancel,
  waitBegin,
  waitEnd,
  sampleSubmit,
  sampleSetStatus,
  sampleAssign,
  sampleMarkRead,
  announcementPost,
  announcementClear,
  conflictResolve,
  userCreate,
  userUpdate,
  userDeactivate,
  userReactivate,
  userSetCredentials,
  userImport,
  qualificationGrant,
  qualificationRevoke,
  stationRename,
  stationAssign,
  stationRevoke,
  enrollmentKeyRevoke,
  signInUnlock,
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
