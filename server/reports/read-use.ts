import type { ReportOfUse, ReportQuery } from '../../protocol/reports.ts';
import type { Span, Store } from '../store/store.ts';
import { UseTally } from './use-tally.ts';
import { weeksOf } from './weeks.ts';

/** Rows read in one go: each is a few milliseconds of the one thread that everybody's acts wait for. */
const PAGE = 500;

interface ReadUseOptions {
  store: Store;
  now: number;
  nameOf(userId: string): string | undefined;
}

/** The use between two times, as the store has it; reads on in pages, with other work in between. */
export async function readUse(query: ReportQuery, { store, now, nameOf }: ReadUseOptions): Promise<ReportOfUse> {
  const { from, by, zone } = query;
  const to = Math.max(from, Math.min(query.to, now));
  const weeks = by === 'week' ? weeksOf({ from, to, zone }) : [];
  const tally = new UseTally({ from, to, by, weeks, equipment: await store.everyEquipment(), nameOf });
  // What ends while this reads is met again among the ended.
  const open = await store.openSessions();
  const isCounted = new Set(open.map((one) => one.id));
  for (const session of open) tally.addSession(session);
  await inPages<EndOf>((after) =>
    store.sessionsEndedAfter(from, PAGE, after).then((page) => {
      for (const session of page) if (!isCounted.has(session.id)) tally.addSession(session);
      return page.map(({ id, endedAt = 0 }) => ({ id, endedAt }));
    }),
  );
  await inPages<Span>(async (after) => {
    const page = await store.spansAfter(from, PAGE, after);
    for (const span of page) tally.addSpan(span);
    return page;
  });
  return tally.report();
}

interface EndOf {
  endedAt: number;
  id: string;
}

async function inPages<T>(read: (after: T | undefined) => Promise<T[]>): Promise<void> {
  for (let last: T | undefined; ; ) {
    const page = await read(last);
    last = page.at(-1);
    if (page.length < PAGE) return;
    await new Promise<void>((next) => setImmediate(next));
  }
}
