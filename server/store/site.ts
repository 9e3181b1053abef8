import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { makeListKeys } from './sign-in-lists.ts';
import type { Tables } from './tables.ts';

const SITE_KEY = 'site_key';
const SITE_KEY_BYTES = 32;
/** Where `backup` notes that it has finished. */
export const LAST_BACKUP = 'last_backup_at';

/** What a new store is given once and keeps: its keys, and the logs that every site has. */
export async function makeSite(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key: SITE_KEY, value: randomBytes(SITE_KEY_BYTES).toString('hex') })
    .onConflict((on) => on.doNothing())
    .execute();
  await makeListKeys(db);
  const epochs = (['floor', 'staff'] as const).map((name) => ({ name, epoch: newEpoch(), head: 0 }));
  await db
    .insertInto('channel')
    .values(epochs)
    .onConflict((on) => on.doNothing())
    .execute();
}

const EPOCH_BYTES = 9;
/** A name for one history of a channel; another history never gets the same. */
export const newEpoch = (): string => randomBytes(EPOCH_BYTES).toString('base64url');

export async function siteKey(db: Kysely<Tables>): Promise<string> {
  const key = await meta(db, SITE_KEY);
  if (key === undefined) throw new Error('The store has no key of its site.');
  return key;
}

export async function lastBackupAt(db: Kysely<Tables>): Promise<number | undefined> {
  const at = await meta(db, LAST_BACKUP);
  return at === undefined ? undefined : Number(at);
}

async function meta(db: Kysely<Tables>, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** A write that changes nothing for anybody: where it fails, no other would land. */
export async function noteChecked(db: Kysely<Tables>): Promise<void> {
  const row = { key: 'checked_at', value: String(Date.now()) };
  await db
    .insertInto('meta')
    .values(row)
    .onConflict((on) => on.column('key').doUpdateSet({ value: row.value }))
    .execute();
}
