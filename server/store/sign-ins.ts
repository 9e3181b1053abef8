import type { Kysely } from 'kysely';
import { role } from '../../protocol/entities.ts';
import type { Tries } from '../../protocol/lock-out.ts';
import type { KnownUser, Lease } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** Who somebody is, where they are signed in, and how often they were wrong: all by hashes of what they show. */

export async function userBy(
  db: Kysely<Tables>,
  column: 'username' | 'badge_hash',
  value: string,
): Promise<KnownUser | undefined> {
  const row = await db.selectFrom('user').selectAll().where(column, '=', value).executeTakeFirst();
  if (!row) return undefined;
  const { id, username, name, password_hash, pin_hash, deactivated_at } = row;
  const hashes = { passwordHash: password_hash, pinHash: pin_hash };
  return { id, username, name, role: role.parse(row.role), ...hashes, deactivatedAt: deactivated_at };
}

export async function signInAt(db: Kysely<Tables>, stationId: string): Promise<Lease | undefined> {
  const row = await db.selectFrom('sign_in').selectAll().where('station_id', '=', stationId).executeTakeFirst();
  return row && { userId: row.user_id, expiresAt: row.expires_at };
}

export async function saveSignIn(db: Kysely<Tables>, stationId: string, lease: Lease & { at: number }): Promise<void> {
  const row = { user_id: lease.userId, at: lease.at, expires_at: lease.expiresAt };
  await db
    .insertInto('sign_in')
    .values({ station_id: stationId, ...row })
    .onConflict((on) => on.column('station_id').doUpdateSet(row))
    .execute();
}

export async function removeSignIn(db: Kysely<Tables>, stationId: string): Promise<void> {
  await db.deleteFrom('sign_in').where('station_id', '=', stationId).execute();
}

export async function webSession(db: Kysely<Tables>, tokenHash: string): Promise<Lease | undefined> {
  const row = await db.selectFrom('web_session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && { userId: row.user_id, expiresAt: row.expires_at };
}

export async function saveWebSession(
  db: Kysely<Tables>,
  tokenHash: string,
  lease: Lease & { at: number },
): Promise<void> {
  await db.deleteFrom('web_session').where('expires_at', '<', lease.at).execute();
  await db
    .insertInto('web_session')
    .values({ token_hash: tokenHash, user_id: lease.userId, created_at: lease.at, expires_at: lease.expiresAt })
    .execute();
}

export async function removeWebSession(db: Kysely<Tables>, tokenHash: string): Promise<void> {
  await db.deleteFrom('web_session').where('token_hash', '=', tokenHash).execute();
}

export const changeTries = (
  writer: Writer,
  subject: string,
  change: (before: Tries | undefined) => Tries | undefined,
): Promise<void> =>
  writer.transaction(() => {
    const [row] = writer.all((db) => db.selectFrom('sign_in_tries').selectAll().where('subject', '=', subject));
    const before = row && { tries: row.tries, lastAt: row.last_at, lockedUntil: row.locked_until };
    const after = change(before);
    if (after === before) return;
    if (!after) {
      writer.run((db) => db.deleteFrom('sign_in_tries').where('subject', '=', subject));
      return;
    }
    const values = { tries: after.tries, last_at: after.lastAt, locked_until: after.lockedUntil };
    writer.run((db) =>
      db
        .insertInto('sign_in_tries')
        .values({ subject, ...values })
        .onConflict((on) => on.column('subject').doUpdateSet(values)),
    );
  });
