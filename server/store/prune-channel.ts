import type { Kysely } from 'kysely';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { Retention } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Drops a channel's facts from the oldest on and never past one that stays, so that what is left has no hole; the head's
 * own fact stays. Says how many went.
 */
export async function pruneChannel(
  db: Kysely<Tables>,
  { channel, head }: { channel: ChannelName; head: number },
  { since, count, atMost }: Retention,
): Promise<number> {
  const facts = db.selectFrom('fact').where('channel', '=', channel);
  const { oldest } = await facts.select((eb) => eb.fn.min<number | null>('seq').as('oldest')).executeTakeFirstOrThrow();
  if (oldest === null) return 0;
  const young = facts.where('at', '>=', since).select((eb) => eb.fn.min<number | null>('seq').as('first'));
  const { first } = await young.executeTakeFirstOrThrow();
  const keepFrom = Math.min(Math.max(first ?? head, head - count + 1), oldest + atMost);
  if (keepFrom <= oldest) return 0;
  const { numDeletedRows } = await db
    .deleteFrom('fact')
    .where('channel', '=', channel)
    .where('seq', '<', keepFrom)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
