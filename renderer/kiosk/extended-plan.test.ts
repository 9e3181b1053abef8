import { expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { extendedPlan } from './extended-plan.ts';
import { withLatest } from './recents.ts';

const session = (plannedEndAt?: number): Session => ({
  id: 's1',
  equipmentId: 'scope',
  operator: { id: 'ana', name: 'Ana' },
  startedAt: 1000,
  ...(plannedEndAt !== undefined && { plannedEndAt }),
});

test('S-K9 an extension counts from the planned end, or from now where that is over or there was none', () => {
  expect(extendedPlan(session(5000), 600, 2000)).toBe(4600);
  expect(extendedPlan(session(5000), 600, 8000)).toBe(7600);
  expect(extendedPlan(session(), 600, 8000)).toBe(7600);
});

test('S-K10 the last project comes first, once, and only a few are kept', () => {
  expect(withLatest(['a', 'b', 'c', 'd'], 'c')).toEqual(['c', 'a', 'b', 'd']);
  expect(withLatest(['a', 'b', 'c', 'd'], 'e')).toEqual(['e', 'a', 'b', 'c']);
});
