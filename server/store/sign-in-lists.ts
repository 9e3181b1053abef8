import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { KnownUser, ListedMeans, ListKeys } from './store.ts';
import type { Tables } from './tables.ts';

const KEYS = 'list_keys';
const VERSION = 'list_version';
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
    .select(['id', 'slow_badge', 'slow_password', 'pin_hash'])
    .where('deactivated_at', 'is', null)
    .where((where) => where.or([where('slow_badge', 'is not', null), where('slow_password', 'is not', null)]))
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

export async function lacksSlowPassword(db: Kysely<Tables>, { id }: KnownUser): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('id', '=', id)
    .where('slow_password', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** In one statement, so that none of a password or a user name that was changed meanwhile is kept. */
export async function saveSlowPassword(db: Kysely<Tables>, user: KnownUser, slow: string): Promise<void> {
  await db
    .updateTable('user')
    .set({ slow_password: slow })
    .where('id', '=', user.id)
    .where('username', '=', user.username)
    .where('password_hash', '=', user.passwordHash)
    .execute();
}
