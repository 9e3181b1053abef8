import { expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { sessionRows } from './session-rows.ts';
import { toldTimes } from './told-times.ts';

const session = (id: string, over: Partial<Session> = {}): Session => ({
  id,
  equipmentId: 'sem',
  operator: { id: 'ana', name: 'Ana' },
  startedAt: 1_000,
  ...over,
});
const options = { now: 9_000, nameOf: () => 'SEM' };

test('SL-4 of the open ones what is live counts, of the ended what was read', () => {
  const open = [session('a'), session('b', { plannedEndAt: 2_000 }), session('over')];
  const read = [session('gone'), session('over', { endedAt: 3_000 }), session('past', { endedAt: 4_000 })];
  const ids = (filter: Parameters<typeof sessionRows>[0]) =>
    sessionRows(filter, { ...options, open, read }).map((one) => one.id);
  expect(ids({})).toEqual(['b', 'a', 'past', 'over']);
  expect(ids({ state: 'open' })).toEqual(['b', 'a']);
  expect(ids({ state: 'overtime' })).toEqual(['b']);
  expect(ids({ search: 'sem ana', to: 4_000 })).toEqual(['over']);
  expect(ids({ search: 'ben' })).toEqual([]);
});

test('SL-4 what was told late has its time beside the one that it is of', () => {
  const none = { startToldAt: undefined, endToldAt: undefined };
  expect(toldTimes(session('a', { endedAt: 3_000 }))).toEqual(none);
  expect(toldTimes(session('a', { toldAt: 2_000 }))).toEqual({ ...none, startToldAt: 2_000 });
  expect(toldTimes(session('a', { toldAt: 2_000, endedAt: 3_000 }))).toEqual({ ...none, startToldAt: 2_000 });
  expect(toldTimes(session('a', { toldAt: 5_000, endedAt: 3_000 }))).toEqual({ ...none, endToldAt: 5_000 });
  const conflict = { reason: 'in-use', toldAt: 6_000, endToldAt: 7_000 } as const;
  expect(toldTimes(session('a', { toldAt: 7_000, endedAt: 3_000, conflict }))).toEqual({
    startToldAt: 6_000,
    endToldAt: 7_000,
  });
});
