import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { KnownUser, ListedMeans, ListKeys } from './store.ts';
import type { Tables } from './tables.ts';

const KEYS = 'list_keys';
const VERSION = 'list_version';
/** In `meta`, by person and user name: under another name the same password has to be shown anew. */
const SLOW_PASSWORD = 'slow_password/';
const SALT_BYTES = 16;
const SECRET_BYTES = 32;

/** Once for each store: a kiosk keeps the public key from its first list on. */
export async function makeListKeys(db: Kysely<Tables>): Promise<void> {
  const known = await db.selectFrom('meta').select('key').where('key', '=', KEYS).executeTakeFirst();
  if (known) return;
  const { privateKey } = generateKeyPairSync('ed25519');
  const keys: ListKeys = {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    salt: randomBytes(SALT_BYTES).toString('base64url'),
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
  };
  await db
    .insertInto('meta')
    .values({ key: KEYS, value: JSON.stringify(keys) })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function listKeys(db: Kysely<Tables>): Promise<ListKeys> {
  const { value } = await db.selectFrom('meta').select('value').where('key', '=', KEYS).executeTakeFirstOrThrow();
  return JSON.parse(value) as ListKeys;
}

/** A restored store has forgotten versions that kiosks know: the time is above them. */
export function nextListVersion(db: Kysely<Tables>, now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('meta').select('value').where('key', '=', VERSION).executeTakeFirst();
    const next = Math.max(Number(row?.value ?? 0) + 1, now);
    await trx
      .insertInto('meta')
      .values({ key: VERSION, value: String(next) })
      .onConflict((on) => on.column('key').doUpdateSet({ value: String(next) }))
      .execute();
    return next;
  });
}

export async function listedMeans(db: Kysely<Tables>): Promise<ListedMeans[]> {
  const rows = await db
    .selectFrom('user')
    .leftJoin('meta', (on) => on.on('meta.key', '=', sql<string>`${SLOW_PASSWORD} || user.id || '/' || user.username`))
    .select(['id', 'slow_badge', 'pin_hash', 'meta.value as slow_password'])
    .where('deactivated_at', 'is', null)
    .where((where) => where.or([where('slow_badge', 'is not', null), where('meta.value', 'is not', null)]))
    .execute();
  return rows.map((row) => ({
    userId: row.id,
    slowBadge: row.slow_badge,
    slowPassword: row.slow_password,
    pinHash: row.pin_hash,
  }));
}

export async function lacksSlowBadge(db: Kysely<Tables>, badgeHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('badge_hash', '=', badgeHash)
    .where('slow_badge', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveSlowBadge(db: Kysely<Tables>, badgeHash: string, slowBadge: string): Promise<void> {
  await db.updateTable('user').set({ slow_badge: slowBadge }).where('badge_hash', '=', badgeHash).execute();
}

const slowPasswordKey = ({ id, username }: Pick<KnownUser, 'id' | 'username'>): string =>
  `${SLOW_PASSWORD}${id}/${username}`;

export async function lacksSlowPassword(db: Kysely<Tables>, user: KnownUser): Promise<boolean> {
  const key = slowPasswordKey(user);
  return (await db.selectFrom('meta').select('key').where('key', '=', key).executeTakeFirst()) === undefined;
}

/** In one statement, so that none of a password that was changed meanwhile is kept. */
export async function saveSlowPassword(db: Kysely<Tables>, user: KnownUser, slow: string): Promise<void> {
  const key = slowPasswordKey(user);
  await db
    .insertInto('meta')
    .columns(['key', 'value'])
    .expression((from) =>
      from
        .selectFrom('user')
        .select([sql<string>`${key}`.as('key'), sql<string>`${slow}`.as('value')])
        .where('id', '=', user.id)
        .where('password_hash', '=', user.passwordHash),
    )
    .onConflict((on) => on.column('key').doUpdateSet({ value: slow }))
    .execute();
}

/** The password is another one now. */
export const dropSlowPassword = (db: Kysely<Tables>, userId: string) =>
  db.deleteFrom('meta').where('key', 'like', `${SLOW_PASSWORD}${userId}/%`);
