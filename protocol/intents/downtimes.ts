import { z } from 'zod';
import { epochMs, id, note } from '../scalars.ts';

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

export const downtimeIntents = [downtimePlan, downtimeChange, downtimeCancel] as const;
