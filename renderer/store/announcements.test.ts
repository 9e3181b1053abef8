import { expect, test } from 'vitest';
import type { Announcement } from '../../protocol/entities.ts';
import { isCurrent, isFor } from './announcements.ts';

const one: Announcement = { id: 'a', text: 'Power cut', postedAt: 0, postedBy: { id: 'maria', name: 'Maria' } };

test('S-AN1 an announcement is shown until it ends, or without an end', () => {
  expect(isCurrent(one, 1e9)).toBe(true);
  expect(isCurrent({ ...one, until: 10 }, 9)).toBe(true);
  expect(isCurrent({ ...one, until: 10 }, 10)).toBe(false);
});

test('S-AN1 it is for every screen, or for those of the stations that it names', () => {
  expect([isFor(one, undefined), isFor(one, 'k1')]).toEqual([true, true]);
  const some = { ...one, stationIds: ['k1'] };
  expect([isFor(some, 'k1'), isFor(some, 'k2'), isFor(some, undefined)]).toEqual([true, false, false]);
});
