import { z } from 'zod';
import { condition, equipmentFields, outcome, type Role } from './entities.ts';
import { durationMs, epochMs, id, installId, name, note } from './scalars.ts';

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
});
export type IntentHead = z.infer<typeof intentHead>;

const sessionStart = z.strictObject({
  type: z.literal('session.start'),
  sessionId: id,
  equipmentId: id,
  /** For whom the operator works, where that is somebody else. */
  userId: id.optional(),
  project: name.optional(),
  plannedMs: durationMs.optional(),
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

const conflictResolve = z.strictObject({ type: z.literal('conflict.resolve'), sessionId: id, note: note.optional() });

/** What someone wants, without its place in a queue. */
export const intentBody = z.discriminatedUnion('type', [
  sessionStart,
  sessionExtend,
  sessionEnd,
  equipmentCreate,
  equipmentUpdate,
  equipmentRetire,
  equipmentSetCondition,
  conflictResolve,
]);
export type IntentBody = z.infer<typeof intentBody>;
export type IntentType = IntentBody['type'];
export type IntentOf<T extends IntentType> = Extract<IntentBody, { type: T }>;

/** An intent as it goes over the wire: head and body in one object. */
export type Intent = IntentHead & IntentBody;

/** The largest intent that is taken, in bytes of JSON: a person's act is small, and a large one would block a queue. */
export const MAX_INTENT_BYTES = 64 * 1024;

/** Which roles may ask for what at all; whose session it is, is the rules' matter. */
export const ROLES_FOR_INTENT: Record<IntentType, readonly Role[]> = {
  'session.start': ['researcher', 'manager', 'admin'],
  'session.extend': ['researcher', 'manager', 'admin'],
  'session.end': ['researcher', 'manager', 'admin'],
  'equipment.create': ['manager', 'admin'],
  'equipment.update': ['manager', 'admin'],
  'equipment.retire': ['manager', 'admin'],
  'equipment.set-condition': ['manager', 'admin'],
  'conflict.resolve': ['manager', 'admin'],
};
