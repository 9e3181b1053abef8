/** Nobody comes by surprise: a time that is nearer than this is the next day's. */
const LEAST_AHEAD_MS = 2 * 3_600_000;
const SUNDAY = 0;
const SATURDAY = 6;

/** The next time that it is this hour on a working day, by the hub's own time zone. */
export function nextWorkdayAt(hour: number, now: number): number {
  const at = new Date(now);
  at.setHours(hour, 0, 0, 0);
  while (at.getTime() < now + LEAST_AHEAD_MS || [SUNDAY, SATURDAY].includes(at.getDay())) at.setDate(at.getDate() + 1);
  return at.getTime();
}
