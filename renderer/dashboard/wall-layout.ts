import { byName, byRoom, type TilePlace } from './floor-layout.ts';

/** A part of a room in one column of the wall; `isMore` where it began in the column before. */
export interface WallRoom {
  room: string;
  isMore: boolean;
  ids: string[];
}

export interface WallLayout {
  /** How many lines of names the screen is high: fewer, and everything is larger. */
  lines: number;
  /** What is shown one after the other; each page is columns, each column rooms. */
  pages: WallRoom[][][];
}

/** Heights in lines of a name. The style sheet (WallPage.module.css) has the same numbers. */
const HEIGHT = { free: 1.9, busy: 3.6, room: 1.6, head: 3.2 };
/** What a name of an instrument and whoever uses it need, in lines. */
const COLUMN_WIDTH = 14;
/**
 * From large to small. At the last, capitals are 1/40 of the screen's height: 17 mm on a screen of 55 inches, which is
 * read at 3 m; never smaller, however much there is.
 */
const LINES = [14, 16, 18, 20, 22, 24, 27] as const;

/** Everything at once as large as it fits; where it doesn't, in pages at the smallest size. The abnormal comes first. */
export function wallLayout(places: readonly TilePlace[], aspect: number): WallLayout {
  const rooms = sorted(places);
  let layout: WallLayout = { lines: LINES[0], pages: [] };
  for (const lines of LINES) {
    layout = { lines, pages: paged(rooms, lines, Math.max(1, Math.floor((aspect * lines) / COLUMN_WIDTH))) };
    if (layout.pages.length <= 1) return layout;
  }
  return layout;
}

type Room = [room: string, tiles: TilePlace[]];

/** Rooms by the worst that is in them, then by name; the same of their tiles. */
function sorted(places: readonly TilePlace[]): Room[] {
  const worst = (tiles: TilePlace[]): number => Math.min(...tiles.map((one) => one.urgency));
  return [...Map.groupBy(places, (place) => place.room)]
    .map(([room, tiles]): Room => [room, tiles.toSorted((a, b) => a.urgency - b.urgency || byName(a, b))])
    .toSorted((a, b) => worst(a[1]) - worst(b[1]) || byRoom(a, b));
}

function paged(rooms: readonly Room[], lines: number, columns: number): WallRoom[][][] {
  const high = lines - HEIGHT.head;
  const all: WallRoom[][] = [];
  let left = 0;
  for (const [room, tiles] of rooms) {
    let part: WallRoom | undefined;
    for (const tile of tiles) {
      const height = tile.group === 'free' ? HEIGHT.free : HEIGHT.busy;
      if (part === undefined || left < height) {
        // A name of a room stands above a tile, never alone at the end of a column.
        const isNewColumn = left < HEIGHT.room + height;
        if (isNewColumn) {
          all.push([]);
          left = high;
        }
        part = { room, isMore: part !== undefined, ids: [] };
        all.at(-1)?.push(part);
        left -= HEIGHT.room;
      }
      part.ids.push(tile.id);
      left -= height;
    }
  }
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, at) =>
    all.slice(at * columns, (at + 1) * columns),
  );
}
