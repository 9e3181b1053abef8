import { expect, test } from 'vitest';
import { nextWorkdayAt } from './workday.ts';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;

test('CL-13 the next morning of a working day, at every hour of a week', () => {
  const monday = new Date(2026, 2, 23).getTime();
  for (let hour = 0; hour < WEEK_HOURS; hour += 1) {
    const now = monday + hour * HOUR_MS;
    const next = new Date(nextWorkdayAt(9, now));
    const when = new Date(now).toString();
    expect([next.getHours(), next.getMinutes()], when).toEqual([9, 0]);
    expect([1, 2, 3, 4, 5], when).toContain(next.getDay());
    expect(next.getTime() - now, when).toBeGreaterThanOrEqual(2 * HOUR_MS);
    // From eight on a Friday it is Monday's.
    expect(next.getTime() - now, when).toBeLessThanOrEqual(74 * HOUR_MS);
  }
});
