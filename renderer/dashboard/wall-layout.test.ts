import { describe, expect, test } from 'vitest';
import type { TilePlace } from './floor-layout.ts';
import { wallLayout } from './wall-layout.ts';

const HD = 1920 / 1080;
const place = (id: string, room: string, urgency = 3): TilePlace => ({
  id,
  name: id,
  room,
  urgency,
  group: urgency < 3 ? 'abnormal' : 'free',
  text: '',
});
const lab = (count: number, perRoom = 6): TilePlace[] =>
  Array.from({ length: count }, (_, at) =>
    place(`e${String(at).padStart(4, '0')}`, `Room ${Math.floor(at / perRoom)}`),
  );
const idsOf = (layout: ReturnType<typeof wallLayout>) => layout.pages.flat(2).flatMap((room) => room.ids);

describe('the wall', () => {
  test('S-W1 shows a usual lab at once, the larger the fewer there are', () => {
    const sizes = [3, 12, 20, 27].map((count) => wallLayout(lab(count), HD));
    expect(sizes.map(({ pages }) => pages.length)).toEqual([1, 1, 1, 1]);
    const lines = sizes.map((one) => one.lines);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(lines[0]).toBeLessThan(lines.at(-1) ?? 0);
  });

  test('S-W1 shows what does not fit in pages, at the smallest size and no smaller; all of it, once', () => {
    for (const count of [60, 200, 1_000]) {
      const layout = wallLayout(lab(count), HD);
      expect(layout.lines).toBe(27);
      expect(layout.pages.length).toBeGreaterThan(1);
      expect(idsOf(layout)).toEqual(lab(count).map((one) => one.id));
    }
  });

  test('S-W1 the abnormal comes first, of rooms and in its room', () => {
    const places = [place('a', 'A'), place('b', 'B'), place('c', 'B', 1), place('d', 'C', 0)];
    const layout = wallLayout(places, HD);
    expect(idsOf(layout)).toEqual(['d', 'c', 'b', 'a']);
    expect(layout.pages.flat(2).flatMap(({ room, isMore }) => (isMore ? [] : room))).toEqual(['C', 'B', 'A']);
  });

  test('S-W1 a room that goes on in the next column says so, and none has a name without a tile', () => {
    const parts = wallLayout(lab(100, 40), HD).pages.flat(2);
    expect(parts.filter((part) => part.ids.length === 0)).toEqual([]);
    expect(parts.filter((part) => part.isMore).length).toBeGreaterThan(0);
    expect(parts.filter((part) => !part.isMore).map((part) => part.room)).toEqual(['Room 0', 'Room 1', 'Room 2']);
  });

  test('S-W1 no column is higher than the screen, a narrow screen has one', () => {
    const busy = lab(40).map((one) => ({ ...one, group: 'in-use' as const }));
    for (const aspect of [HD, 0.5625, 3.5]) {
      const { lines, pages } = wallLayout(busy, aspect);
      for (const column of pages.flat()) {
        const high = column.reduce((sum, part) => sum + 1.6 + part.ids.length * 3.6, 0);
        expect(high).toBeLessThanOrEqual(lines - 3.2);
      }
    }
    expect(wallLayout(busy, 0.4).pages.every((columns) => columns.length === 1)).toBe(true);
    expect(wallLayout([], HD).pages).toEqual([]);
  });
});
