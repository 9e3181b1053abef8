import { z } from 'zod';
import { durationMs, epochMs } from './scalars.ts';

/** What a report of use sums up by. */
export const reportBy = z.enum(['equipment', 'person', 'project', 'week']);
export type ReportBy = z.infer<typeof reportBy>;

/** A zone of the time zone database, as `Europe/Berlin`; an offset alone would move the weeks when summer time begins. */
const timeZone = z.string().max(64).refine(isTimeZone, 'is no time zone');

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

const time = z.coerce.number().pipe(epochMs);

/** `GET /api/v1/reports/use`: the use between two times, at most a leap year apart; weeks begin on that zone's Mondays. */
export const reportQuery = z
  .strictObject({ from: time, to: time, by: reportBy, zone: timeZone.default('UTC') })
  .refine(({ from, to }) => durationMs.safeParse(to - from).success, {
    error: 'must lie after the beginning, by a leap year at most',
    path: ['to'],
  });
export type ReportQuery = z.infer<typeof reportQuery>;

const total = z.int().min(0);

/** How much of some equipment's hours the hub could see; nothing to see in (`ofMs` 0) is no share. */
const observed = z.object({ ms: total, ofMs: total });
export type Observed = z.infer<typeof observed>;

const use = z.object({
  uses: total,
  usedMs: total,
  /** Uses that collided with something when the hub heard of them; not in the figures above. */
  collisions: total,
  collidedMs: total,
  /** Absent by person and by project, who have no hours of their own. */
  observed: observed.optional(),
});
export type Use = z.infer<typeof use>;

const useRow = use.extend({
  /** An id, a project, or the date on which a week begins. */
  key: z.string(),
  /** Empty where a use has no project. */
  name: z.string(),
});
export type UseRow = z.infer<typeof useRow>;

/** The most rows of one report; those that were used most. */
export const MAX_USE_ROWS = 1_000;

export const reportOfUse = z.object({
  from: epochMs,
  /** What was asked for, and never later than now. */
  to: epochMs,
  by: reportBy,
  /** The most used first; weeks as they went by. */
  rows: z.array(useRow),
  /** How many more there were; they are in the total. */
  leftOut: total,
  total: use,
  /** Since when the hub has noted what it sees, where that is later than the beginning. */
  observedSince: epochMs.optional(),
});
export type ReportOfUse = z.infer<typeof reportOfUse>;
