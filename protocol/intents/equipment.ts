import { z } from 'zod';
import { condition, equipmentFields } from '../entities.ts';
import { epochMs, id, note } from '../scalars.ts';

const equipmentCreate = z.strictObject({
  type: z.literal('equipment.create'),
  equipmentId: id,
  name: equipmentFields.name,
  room: equipmentFields.room.optional(),
  category: equipmentFields.category.optional(),
  requiresQualification: equipmentFields.requiresQualification.optional(),
  offlinePolicy: equipmentFields.offlinePolicy.optional(),
  afterUse: equipmentFields.afterUse.optional(),
  afterUseNote: equipmentFields.afterUseNote.optional(),
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

/** To be told, wherever one is signed in, when it can be used; and no more. */
const waitBegin = z.strictObject({ type: z.literal('wait.begin'), equipmentId: id });
const waitEnd = z.strictObject({ type: z.literal('wait.end'), equipmentId: id });

export const equipmentIntents = [
  equipmentCreate,
  equipmentUpdate,
  equipmentRetire,
  equipmentSetCondition,
  waitBegin,
  waitEnd,
] as const;
