import type { Kysely } from 'kysely';
import { type IntentAck, intentAck } from '../../protocol/wire.ts';
import type { Install } from './store.ts';
import type { Tables } from './tables.ts';

/** How far each installation's acts have come, and what each act was answered: a repeat is told the same. */

export async function installOf(db: Kysely<Tables>, installId: string): Promise<Install | undefined> {
  const row = await db.selectFrom('install').selectAll().where('id', '=', installId).executeTakeFirst();
  return row && { owner: row.owner, lastN: row.last_n };
}

export async function ackOf(db: Kysely<Tables>, installId: string, n: number): Promise<IntentAck | undefined> {
  const row = await db
    .selectFrom('intent')
    .select('result')
    .where('install_id', '=', installId)
    .where('n', '=', n)
    .executeTakeFirst();
  return row && intentAck.parse(JSON.parse(row.result));
}

export async function ackOfAct(db: Kysely<Tables>, id: string): Promise<{ owner: string; ack: IntentAck } | undefined> {
  const row = await db
    .selectFrom('intent')
    .innerJoin('install', 'install.id', 'intent.install_id')
    .select(['intent.result', 'install.owner'])
    .where('intent.id', '=', id)
    .executeTakeFirst();
  return row && { owner: row.owner, ack: intentAck.parse(JSON.parse(row.result)) };
}
