import type { Kysely } from 'kysely';
import { condition } from '../../protocol/entities.ts';
import { present, readSession } from './rows.ts';
import type { DayHistory } from './store.ts';
import type { Tables } from './tables.ts';

export async function dayHistory(
  db: Kysely<Tables>,
  equipmentId: string,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<DayHistory> {
  const known = await db.selectFrom('equipment').select('id').where('id', '=', equipmentId).executeTakeFirst();
  const sessions = await db
    .selectFrom('session')
    .selectAll()
    .where('equipment_id', '=', equipmentId)
    .where('started_at', '<', to)
    .where(({ eb, or }) => or([eb('ended_at', '>', from), eb('ended_at', 'is', null), eb('started_at', '>=', from)]))
    .orderBy('started_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const changes = await db
    .selectFrom('condition_change')
    .selectAll()
    .where('equipment_id', '=', equipmentId)
    .where('at', '<', to)
    .where('at', '>=', (eb) =>
      eb.fn.coalesce(
        eb
          .selectFrom('condition_change')
          .select((e) => e.fn.max('at').as('at'))
          .where('equipment_id', '=', equipmentId)
          .where('at', '<=', from),
        eb.val(from),
      ),
    )
    .orderBy('at')
    .execute();
  const seen = await db
    .selectFrom('observed')
    .selectAll()
    .where('equipment_id', '=', equipmentId)
    .where('since_at', '<', to)
    .where('until_at', '>', from)
    .orderBy('since_at')
    .execute();
  return {
    isKnown: known !== undefined,
    sessions: sessions.map(readSession),
    changes: changes.map((row) => ({
      at: row.at,
      condition: condition.parse(row.condition),
      ...present({ reason: row.reason }),
    })),
    seen: seen.map((row) => ({ from: row.since_at, to: row.until_at })),
  };
}
