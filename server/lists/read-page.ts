/** Rows read in one go, and goes for one page: a rare word over years must not hold up the hub. */
export const WINDOW = 500;
const MAX_WINDOWS = 40;

interface PageOptions<Row, At> {
  limit: number;
  /** From behind which place; from the start where there is none. */
  before: At | undefined;
  /** The rows that come behind a place, some at a time; none where that was all. */
  window(place: At | undefined): Promise<Row[]>;
  placeOf(row: Row): At;
  isFound(row: Row): boolean;
}

/** A page of a long list. It may be short although there is more: `next` says where to go on. */
export async function readPage<Row, At>(options: PageOptions<Row, At>): Promise<{ found: Row[]; next?: At }> {
  const { limit, before, window, placeOf, isFound } = options;
  const found: Row[] = [];
  let place = before;
  for (let windows = 0; windows < MAX_WINDOWS; windows += 1) {
    const rows = await window(place);
    for (const row of rows) {
      if (found.length === limit) return goOn(found, place);
      place = placeOf(row);
      if (isFound(row)) found.push(row);
    }
    if (rows.length === 0) return { found };
    // Each window is read at once on this thread; acts go in between.
    await new Promise<void>((next) => setImmediate(next));
  }
  return goOn(found, place);
}

const goOn = <Row, At>(found: Row[], next: At | undefined) => ({ found, ...(next !== undefined && { next }) });
