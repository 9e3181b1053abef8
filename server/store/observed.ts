import type { Kysely } from 'kysely';
import type { KnownEquipment, Span } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** What is noted every minute is one time in sight, with half a minute for a busy hub; a longer gap begins another. */
export const MOMENT_MS = 90_000;

/** One row for as long as a piece of equipment stays in sight, whichever hub notes it. */
export const observe = (writer: Writer, equipmentIds: readonly string[], at: number): Promise<void> =>
  writer.transaction(() => {
    const recent = writer.all((db) =>
      db
        .selectFrom('observed')
        .selectAll()
        .where('until_at', '>=', at - MOMENT_MS),
    );
    const spans = new Map(recent.map((row) => [row.equipment_id, row]));
    const rows = equipmentIds.map((id) => {
      const span = spans.get(id);
      // A clock that was set back takes nothing from what was seen.
      return { equipment_id: id, since_at: span?.since_at ?? at, until_at: Math.max(at, span?.until_at ?? at) };
    });
    writer.insert('observed', rows, (db, values) =>
      db
        .insertInto('observed')
        .values(values)
        .onConflict((on) =>
          on.columns(['equipment_id', 'since_at']).doUpdateSet((eb) => ({ until_at: eb.ref('excluded.until_at') })),
        ),
    );
  });

export async function spansAfter(
  db: Kysely<Tables>,
  { until, limit, after }: { until: number; limit: number; after: Span | undefined },
): Promise<Span[]> {
  const behind = after ?? { until: until + 1, equipmentId: '' };
  const rows = await db
    .selectFrom('observed')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('until_at', 'equipment_id'), '>', tuple(behind.until, behind.equipmentId)),
    )
    .orderBy('until_at')
    .orderBy('equipment_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ equipmentId: row.equipment_id, since: row.since_at, until: row.until_at }));
}

/** Drops the oldest times in sight that ended before a time, a few at once; what is in sight still is never old. */
export async function pruneObserved(db: Kysely<Tables>, since: number, atMost: number): Promise<number> {
  const old = db
    .selectFrom('observed')
    .select(['equipment_id', 'since_at'])
    .where('until_at', '<', since)
    .orderBy('until_at')
    .limit(atMost);
  const { numDeletedRows } = await db
    .deleteFrom('observed')
    .where(({ eb, refTuple }) =>
      eb(refTuple('equipment_id', 'since_at'), 'in', old.$asTuple('equipment_id', 'since_at')),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function everyEquipment(db: Kysely<Tables>): Promise<KnownEquipment[]> {
  const rows = await db
    .selectFrom('equipment')
    .select(['id', 'name', 'retired_at'])
    .select((eb) =>
      eb
        .selectFrom('observed')
        .select((e) => e.fn.min<number | null>('since_at').as('since'))
        .whereRef('equipment_id', '=', 'equipment.id')
        .as('since'),
    )
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, retiredAt: row.retired_at, observedSince: row.since }));
}
