import { expect, test } from 'vitest';
import type { Equipment, Session } from '../../protocol/entities.ts';
import type { EquipmentStatus } from '../../protocol/status.ts';
import { type FloorFilter, floorLayout, type TilePlace, tilePlace } from './floor-layout.ts';

const NOW = 100_000;
const all: FloorFilter = { show: 'all', search: '' };
const session = (plannedEndAt?: number): Session => ({
  id: 's',
  equipmentId: 'e',
  operator: { id: 'ana', name: 'Ana Kovač' },
  startedAt: 0,
  ...(plannedEndAt !== undefined && { plannedEndAt }),
});
const place = (name: string, room: string, status: EquipmentStatus): TilePlace =>
  tilePlace({ id: name, name, room, category: 'Imaging' } as Equipment, status, NOW);
const inUse = (plannedEndAt?: number): EquipmentStatus => ({
  kind: 'in-use',
  session: session(plannedEndAt),
  impaired: false,
});

const floor = [
  place('Zeta', 'B', { kind: 'free' }),
  place('Alpha', 'B', inUse()),
  place('Late', 'B', inUse(NOW - 1)),
  place('Broken', 'B', { kind: 'out-of-service' }),
  place('Lost', 'A', { kind: 'unknown', sinceMs: 1 }),
  place('New', '', { kind: 'free' }),
];
const names = (filter: FloorFilter, fit = 10) =>
  floorLayout(floor, filter, fit).rows.flatMap((row) => (row.kind === 'room' ? [`[${row.room}]`] : row.ids));

test('S-D1 tiles stand by room, the abnormal first, the rest by name, and no room comes last', () => {
  expect(names(all)).toEqual(['[A]', 'Lost', '[B]', 'Broken', 'Late', 'Alpha', 'Zeta', '[]', 'New']);
});

test('S-D1 S-IL2 a session that nobody is at any more is not normal', () => {
  const left: EquipmentStatus = { kind: 'in-use', session: { ...session(), idleSince: 5 }, impaired: false };
  const two = [place('Alpha', 'B', inUse()), place('Left', 'B', left)];
  expect(floorLayout(two, { ...all, show: 'abnormal' }, 4).counts).toMatchObject({ abnormal: 1, 'in-use': 1 });
  expect(floorLayout(two, all, 4).rows).toContainEqual(expect.objectContaining({ ids: ['Left', 'Alpha'] }));
});

test('S-D1 a row holds no more tiles than fit, and no more than the largest room needs', () => {
  const { rows, columns } = floorLayout(floor, all, 3);
  expect(columns).toBe(3);
  expect(rows.flatMap((row) => (row.kind === 'tiles' ? [row.ids.length] : []))).toEqual([1, 3, 1, 1]);
  expect(floorLayout(floor, all, 10).columns).toBe(4);
});

test('S-D2 each filter shows what its count says, and a room without any is left out', () => {
  const { counts } = floorLayout(floor, all, 4);
  expect(counts).toEqual({ all: 6, abnormal: 3, 'in-use': 1, free: 2 });
  expect(names({ ...all, show: 'in-use' })).toEqual(['[B]', 'Alpha']);
  expect(names({ ...all, show: 'free' })).toEqual(['[B]', 'Zeta', '[]', 'New']);
});

test('S-D2 a search looks at names, rooms and people, in any order of words', () => {
  expect(names({ ...all, search: 'kovač alph' })).toEqual(['[B]', 'Alpha']);
  expect(floorLayout(floor, { ...all, search: 'kovač' }, 4).counts).toEqual({
    all: 2,
    abnormal: 1,
    'in-use': 1,
    free: 0,
  });
});
