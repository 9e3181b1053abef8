import type { Kysely, Selectable } from 'kysely';
import { type AuditPage, type AuditQuery, type AuditRecord, auditRecord } from '../../protocol/audit.ts';
import type { RunIntent } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** A record before it has its place. */
export type NewAudit = Omit<AuditRecord, 'n'>;

type Row = Omit<Tables['audit'], 'n'>;

export function writeAudit(writer: Writer, records: readonly NewAudit[]): void {
  writer.insert('audit', records.map(auditRow), (db, values) => db.insertInto('audit').values(values));
}

/** What an intent that took its number leaves behind. */
export const auditOfIntent = ({ receivedAt: at, type, ack, by, ...one }: RunIntent): NewAudit => ({
  at,
  type,
  result: ack.ok ? 'ok' : ack.code,
  source: one.source,
  ...by,
  address: one.address,
  about: one.about,
  ...(one.offline && { occurredAt: one.occurredAt }),
});

const auditRow = ({ at, type, result, source, user, station, address, about, occurredAt }: NewAudit): Row => ({
  at,
  type,
  result,
  source,
  by: JSON.stringify({ user, station }),
  user_id: user?.id ?? null,
  address: address ?? null,
  about: JSON.stringify(about),
  occurred_at: occurredAt ?? null,
});

const readAudit = ({
  by,
  about,
  address,
  occurred_at,
  user_id: _user,
  ...row
}: Selectable<Tables['audit']>): AuditRecord =>
  auditRecord.parse({
    ...row,
    ...JSON.parse(by),
    about: JSON.parse(about),
    ...(address !== null && { address }),
    ...(occurred_at !== null && { occurredAt: occurred_at }),
  });

/** Rows looked at in one go, and goes for one page: a rare filter over years must not hold up the hub. */
const WINDOW = 2_000;
const MAX_WINDOWS = 25;

/** The newest first. A page may be short although there is more: it says where to go on. */
export async function auditBefore(db: Kysely<Tables>, query: AuditQuery): Promise<AuditPage> {
  const { lowest, highest } = await bounds(db, query);
  const records: AuditRecord[] = [];
  let before = highest + 1;
  for (let windows = 0; windows < MAX_WINDOWS && before > lowest && records.length < query.limit; windows++) {
    const from = Math.max(lowest, before - WINDOW);
    const missing = query.limit - records.length;
    const found = await inWindow(db, query, { from, before, missing });
    records.push(...found);
    before = found.length === missing ? (found.at(-1)?.n ?? from) : from;
    // Each query runs at once on this thread; acts go in between.
    await new Promise<void>((next) => setImmediate(next));
  }
  return { records, ...(before > lowest && { next: before }) };
}

async function inWindow(
  db: Kysely<Tables>,
  { user, type, since, until }: AuditQuery,
  { from, before, missing }: { from: number; before: number; missing: number },
): Promise<AuditRecord[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('n', '>=', from)
    .where('n', '<', before)
    .$if(user !== undefined, (q) => q.where('user_id', '=', user ?? ''))
    .$if(type !== undefined, (q) => q.where('type', '=', type ?? ''))
    .$if(since !== undefined, (q) => q.where('at', '>=', since ?? 0))
    .$if(until !== undefined, (q) => q.where('at', '<=', until ?? 0))
    .orderBy('n', 'desc')
    .limit(missing)
    .execute();
  return rows.map(readAudit);
}

/** The first and the last place that the times of a query allow. */
async function bounds(db: Kysely<Tables>, { before, since = 0, until }: AuditQuery) {
  const { lowest } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.min<number | null>('n').as('lowest'))
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  const { last } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.max<number | null>('n').as('last'))
    .$if(until !== undefined, (q) => q.where('at', '<=', until ?? 0))
    .executeTakeFirstOrThrow();
  const highest = Math.min(last ?? 0, (before ?? Number.MAX_SAFE_INTEGER) - 1);
  return { lowest: lowest ?? highest + 1, highest };
}

/** Oldest first, for an export. */
export async function auditAfter(db: Kysely<Tables>, n: number, limit: number): Promise<AuditRecord[]> {
  const rows = await db.selectFrom('audit').selectAll().where('n', '>', n).orderBy('n').limit(limit).execute();
  return rows.map(readAudit);
}

/** Drops the oldest records before a time, a few at once, and never the newest: its place must not be given again. */
export async function pruneAudit(db: Kysely<Tables>, since: number, atMost: number): Promise<number> {
  const old = db
    .selectFrom('audit')
    .select('n')
    .where('at', '<', since)
    .where('n', '<', (eb) => eb.selectFrom('audit').select((e) => e.fn.max('n').as('newest')))
    .orderBy('at')
    .limit(atMost);
  const { numDeletedRows } = await db.deleteFrom('audit').where('n', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
