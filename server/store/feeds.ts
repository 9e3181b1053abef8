import type { Kysely } from 'kysely';
import type { Feed } from '../../protocol/settings.ts';
import { type NewAudit, writeAudit } from './audit.ts';
import type { NewFeed } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

export const feedByToken = (db: Kysely<Tables>, tokenHash: string): Promise<{ id: string; name: string } | undefined> =>
  db.selectFrom('feed').select(['id', 'name']).where('token_hash', '=', tokenHash).executeTakeFirst();

/** All of them, or the walls of one person. */
export async function feeds(db: Kysely<Tables>, wallOf?: string): Promise<Feed[]> {
  const rows = await db
    .selectFrom('feed')
    .select(['id', 'name', 'created_at'])
    .$if(wallOf !== undefined, (query) => query.where('wall_of', '=', wallOf ?? ''))
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, name, created_at: createdAt }) => ({ id, name, createdAt }));
}

export const addFeed = (writer: Writer, feed: NewFeed, audit: NewAudit): Promise<void> =>
  writer.transaction(() => {
    const { id, name, tokenHash: token_hash, createdAt: created_at, wallOf: wall_of = null } = feed;
    writer.run((db) => db.insertInto('feed').values({ id, name, token_hash, created_at, wall_of }));
    writeAudit(writer, [audit]);
  });

export async function removeFeed(writer: Writer, feedId: string, audit: NewAudit): Promise<boolean> {
  let isThere = false;
  await writer.transaction(() => {
    isThere = writer.all((db) => db.selectFrom('feed').select('id').where('id', '=', feedId)).length > 0;
    if (!isThere) return;
    writer.run((db) => db.deleteFrom('feed').where('id', '=', feedId));
    writeAudit(writer, [audit]);
  });
  return isThere;
}
