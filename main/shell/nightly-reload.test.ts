import { expect, test } from 'vitest';
import { isReloadDue, type ReloadAsk } from './nightly-reload.ts';

const on = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00`).getTime();
const MINUTE_MS = 60_000;
const ask = (more: Partial<ReloadAsk> = {}): ReloadAsk => ({
  at: '03:30',
  now: on(12, '03:30'),
  loadedAt: on(11, '03:30'),
  isLocked: true,
  idleMs: 10 * MINUTE_MS,
  ...more,
});

test.each<[string, Partial<ReloadAsk>, boolean]>([
  ['at its time', {}, true],
  ['a minute before', { now: on(12, '03:29') }, false],
  ['hours later, where it was in use or asleep at the time', { now: on(12, '17:00') }, true],
  ['days later', { now: on(20, '01:00') }, true],
  ['in a session', { isLocked: false }, false],
  ['with somebody at it', { idleMs: 9 * MINUTE_MS }, false],
  ['after it was loaded anyway since', { now: on(12, '17:00'), loadedAt: on(12, '03:31') }, false],
  ['before midnight, for a time after it', { now: on(11, '23:59'), loadedAt: on(11, '08:00') }, false],
  ['at midnight', { at: '00:00', now: on(12, '00:00') }, true],
  ['never', { at: 'never', now: on(20, '04:00') }, false],
])('K-28 %s', (_when, more, expected) => {
  expect(isReloadDue(ask(more))).toBe(expected);
});

test('K-28 once a night, also in the nights in which the clocks change', () => {
  let loadedAt = new Date('2026-03-01T12:00:00').getTime();
  const end = new Date('2026-11-30T12:00:00').getTime();
  let reloads = 0;
  for (let now = loadedAt; now < end; now += 30 * MINUTE_MS) {
    if (!isReloadDue(ask({ at: '02:30', now, loadedAt }))) continue;
    reloads += 1;
    loadedAt = now;
  }
  expect(reloads).toBe(274);
});
