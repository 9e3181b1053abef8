import type { Kysely } from 'kysely';
import { readPairing } from './rows.ts';
import type { NewPairing, Pairing, TokenOwner } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** By what a kiosk becomes a station, and is known as one: all by hashes of what it shows. */

export async function stationByToken(db: Kysely<Tables>, tokenHash: string): Promise<TokenOwner | undefined> {
  const row = await db
    .selectFrom('station')
    .select(['id', 'revoked_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row && { stationId: row.id, isRevoked: row.revoked_at !== null };
}

export async function enrollmentKeyByHash(db: Kysely<Tables>, keyHash: string): Promise<string | undefined> {
  const row = await db.selectFrom('enrollment_key').select('id').where('key_hash', '=', keyHash).executeTakeFirst();
  return row?.id;
}

export async function pairings(db: Kysely<Tables>): Promise<Pairing[]> {
  const rows = await db.selectFrom('pairing').selectAll().execute();
  return rows.map(readPairing);
}

export function addPairing(writer: Writer, pairing: NewPairing, dropBefore: number): Promise<void> {
  const { codeHash, tokenHash, expiresAt, address } = pairing;
  const row = { code_hash: codeHash, token_hash: tokenHash, expires_at: expiresAt, address: address ?? null };
  return writer.transaction(() => {
    writer.run((db) => db.deleteFrom('pairing').where('expires_at', '<', dropBefore));
    writer.run((db) => db.deleteFrom('pairing').where('token_hash', '=', tokenHash).where('station_id', 'is', null));
    writer.run((db) => db.insertInto('pairing').values(row));
  });
}
