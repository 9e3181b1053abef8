import type { Kysely } from 'kysely';
import type { Fact } from '../../protocol/facts.ts';
import { type ChannelName, channelName } from '../../protocol/scalars.ts';
import type { Cursor } from '../../protocol/wire.ts';
import { pruneChannel } from './prune-channel.ts';
import { readFact } from './rows.ts';
import type { Retention } from './store.ts';
import type { Tables } from './tables.ts';

export async function factsAfter(
  db: Kysely<Tables>,
  { channel, seq, limit }: { channel: ChannelName; seq: number; limit: number },
): Promise<Fact[]> {
  const rows = await db
    .selectFrom('fact')
    .selectAll()
    .where('channel', '=', channel)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(readFact);
}

export async function cursors(db: Kysely<Tables>): Promise<Map<ChannelName, Cursor>> {
  const rows = await db.selectFrom('channel').selectAll().execute();
  return new Map(rows.map((row) => [channelName.parse(row.name), { epoch: row.epoch, seq: row.head }]));
}

export async function pruneFacts(db: Kysely<Tables>, keep: Retention): Promise<number> {
  let pruned = 0;
  for (const [channel, { seq: head }] of await cursors(db)) pruned += await pruneChannel(db, { channel, head }, keep);
  return pruned;
}
