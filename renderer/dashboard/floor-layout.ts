import { z } from 'zod';
import type { Equipment } from '../../protocol/entities.ts';
import { type EquipmentStatus, isForgotten } from '../../protocol/status.ts';

/** What the floor needs to know of a tile to put it in its place. */
export interface TilePlace {
  id: string;
  name: string;
  room: string;
  group: 'abnormal' | 'in-use' | 'free';
  /** Lower comes first. */
  urgency: number;
  /** What a search looks at, in lower case. */
  text: string;
}

export const SHOW = ['all', 'abnormal', 'in-use', 'free'] as const;
export type Show = (typeof SHOW)[number];
export const floorFilter = z.object({ show: z.enum(SHOW).catch('all'), search: z.string().max(200).catch('') });
export type FloorFilter = z.infer<typeof floorFilter>;

export type FloorRow = { kind: 'room'; room: string; count: number } | { kind: 'tiles'; key: string; ids: string[] };

export interface FloorLayout {
  rows: FloorRow[];
  /** Tiles side by side: no more than fit, and no more than the largest room needs. */
  columns: number;
  counts: Record<Show, number>;
}

/** Where a tile stands: the abnormal first, the rest by name, so that tiles don't wander as people come and go. */
export function tilePlace(equipment: Equipment, status: EquipmentStatus, now: number): TilePlace {
  const { id, name, room, category } = equipment;
  const session = 'session' in status ? status.session : undefined;
  const urgency = urgencyOf(status, now);
  const group = urgency < NORMAL ? 'abnormal' : status.kind === 'in-use' ? 'in-use' : 'free';
  const text = [name, room, category, session?.operator.name, session?.project].join(' ').toLowerCase();
  return { id, name, room, group, urgency, text };
}

const NORMAL = 3;

function urgencyOf(status: EquipmentStatus, now: number): number {
  switch (status.kind) {
    case 'out-of-service':
      return 0;
    case 'unknown':
      return 1;
    case 'impaired':
      return 2;
    case 'in-use':
      return status.impaired || isForgotten(status.session, now) ? 2 : NORMAL;
    case 'free':
      return NORMAL;
  }
}

/** Fewer, and one tile alone would be as wide as the window. */
const LEAST_COLUMNS = 3;

/** The floor as rows of at most `fit` tiles under their rooms, with what each filter would show. */
export function floorLayout(places: readonly TilePlace[], filter: FloorFilter, fit: number): FloorLayout {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = places.filter((place) => words.every((word) => place.text.includes(word)));
  const shown = found.filter((place) => filter.show === 'all' || place.group === filter.show);
  const rooms = Map.groupBy(shown, (place) => place.room);
  const largest = [...rooms.values()].reduce((most, tiles) => Math.max(most, tiles.length), LEAST_COLUMNS);
  const columns = Math.min(fit, largest);
  const rows = [...rooms].toSorted(byRoom).flatMap(([room, tiles]) => rowsOf(room, tiles, columns));
  return { rows, columns, counts: countGroups(found) };
}

function rowsOf(room: string, tiles: TilePlace[], columns: number): FloorRow[] {
  const ids = tiles.toSorted((a, b) => a.urgency - b.urgency || byName(a, b)).map((tile) => tile.id);
  const rows: FloorRow[] = [{ kind: 'room', room, count: ids.length }];
  for (let at = 0; at < ids.length; at += columns) {
    rows.push({ kind: 'tiles', key: `${room} ${at}`, ids: ids.slice(at, at + columns) });
  }
  return rows;
}

/** How many there are of each, for a filter or a headline. */
export function countGroups(places: readonly TilePlace[]): Record<Show, number> {
  const counts: Record<Show, number> = { all: places.length, abnormal: 0, 'in-use': 0, free: 0 };
  for (const { group } of places) counts[group] += 1;
  return counts;
}

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
export const byName = (a: { name: string }, b: { name: string }): number => order.compare(a.name, b.name);
/** Rooms by name; equipment that has none yet comes last. */
export const byRoom = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  Number(a === '') - Number(b === '') || order.compare(a, b);
