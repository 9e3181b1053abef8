import { expect, test } from 'vitest';
import type { Downtime } from '../../protocol/downtime.ts';
import { plannedBefore } from './downtimes.ts';

const one = (startsAt: number, over: Partial<Downtime> = {}): Downtime => ({
  id: `d${startsAt}`,
  equipmentId: 'e1',
  startsAt,
  endsAt: startsAt + 10,
  reason: 'Service',
  plannedBy: { id: 'm', name: 'Maria' },
  plannedAt: 0,
  ...over,
});

test('S-DT1 what comes next has not begun and begins before then', () => {
  const running = one(5, { startedAt: 5 });
  expect(plannedBefore([running, one(20), one(40)], 30)).toEqual(one(20));
  expect(plannedBefore([running, one(20)], 20)).toBeUndefined();
  expect(plannedBefore([running], 100)).toBeUndefined();
});
