import { z } from 'zod';
import { condition, session } from './entities.ts';
import { epochMs } from './scalars.ts';

const time = z.coerce.number().pipe(epochMs);
/** A day and what a change of the clocks adds, with some to spare. */
const MAX_DAY_MS = 36 * 3_600_000;

/** `GET /api/v1/equipment/<id>/day`: what happened on a piece of equipment between two times. */
export const equipmentDayQuery = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from < to && to - from <= MAX_DAY_MS, {
    error: 'must lie after the beginning, by a day at most',
    path: ['to'],
  });
export type EquipmentDayQuery = z.infer<typeof equipmentDayQuery>;

const span = z.object({ from: epochMs, to: epochMs });
/** A time within the day. */
export type DaySpan = z.infer<typeof span>;

const conditionSpan = span.extend({ condition, reason: z.string().optional() });
export type ConditionSpan = z.infer<typeof conditionSpan>;

/** The most sessions of one day that are told. */
export const MAX_DAY_SESSIONS = 500;

export const equipmentDay = z.object({
  from: epochMs,
  /** What was asked for, and never later than now: nothing is known of what is to come. */
  to: epochMs,
  /** Every use that lies in it or reaches into it, in the order of their starts; whole, not cut to the day. */
  sessions: z.array(session),
  /** How it stood, as far as that is known; what works is left out. */
  conditions: z.array(conditionSpan),
  /** When no station of its own was in the hub's sight: what is not told of then may have happened all the same. */
  unseen: z.array(span),
});
export type EquipmentDay = z.infer<typeof equipmentDay>;
