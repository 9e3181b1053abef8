import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AuditQuery } from '../../protocol/audit.ts';
import { role } from '../../protocol/entities.ts';
import type { Tries } from '../../protocol/lock-out.ts';
import { type ChannelName, channelName } from '../../protocol/scalars.ts';
import type { Feed } from '../../protocol/settings.ts';
import type { Cursor } from '../../protocol/wire.ts';
import { intentAck } from '../../protocol/wire.ts';
import { auditAfter, auditBefore, type NewAudit, pruneAudit, writeAudit } from './audit.ts';
import { withCachedStatements } from './cached-statements.ts';
import { readSample } from './day-rows.ts';
import { isConstraint } from './faults.ts';
import { addFeed, feedByToken, feeds, removeFeed } from './feeds.ts';
import { loadAll } from './load.ts';
import { migrate } from './migrate.ts';
import { everyEquipment, observe, spansAfter } from './observed.ts';
import { openSqlite } from './open-sqlite.ts';
import { pruneChannel } from './prune-channel.ts';
import { readFact, readPairing, readSession } from './rows.ts';
import {
  lacksSlowBadge,
  listedMeans,
  listKeys,
  makeListKeys,
  nextListVersion,
  saveSlowBadge,
} from './sign-in-lists.ts';
import type { Batch, CommitResult, KnownUser, Lease, NewPairing, Retention, Span, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { StaleError, writeBatch } from './write-batch.ts';
import { Writer } from './writer.ts';

/** Opens (and, where it is new, makes) the embedded store in one file. */
export async function openSqliteStore(file: string): Promise<Store> {
  const sqlite = openSqlite(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withCachedStatements(sqlite) }) });
  try {
    await migrate(db);
    await makeSite(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqliteStore(db, sqlite);
}

const SITE_KEY_BYTES = 32;
async function makeSite(db: Kysely<Tables>): Promise<void> {
  const key = randomBytes(SITE_KEY_BYTES).toString('hex');
  await db
    .insertInto('meta')
    .values({ key: 'site_key', value: key })
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

/** Where `backup` notes that it has finished. */
export const LAST_BACKUP = 'last_backup_at';

class SqliteStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #writer: Writer;
  readonly #dataVersionQuery: Database.Statement<[]>;
  #dataVersion: unknown;

  constructor(db: Kysely<Tables>, sqlite: Database.Database) {
    this.#db = db;
    this.#writer = new Writer(db, sqlite);
    this.#dataVersionQuery = sqlite.prepare<[]>('pragma data_version').pluck();
    this.#dataVersion = this.#readDataVersion();
  }

  load() {
    return this.#db.transaction().execute(loadAll);
  }

  async commit(batch: Batch): Promise<CommitResult> {
    try {
      await this.#writer.transaction(() => writeBatch(this.#writer, batch));
      return 'committed';
    } catch (error) {
      if (error instanceof StaleError || isConstraint(error, 'fact.') || isConstraint(error, 'intent.install_id'))
        return 'stale';
      if (isConstraint(error)) return 'guarded';
      throw error;
    }
  }

  async factsAfter(channel: ChannelName, seq: number, limit: number) {
    const rows = await this.#db
      .selectFrom('fact')
      .selectAll()
      .where('channel', '=', channel)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(readFact);
  }

  async cursors(): Promise<Map<ChannelName, Cursor>> {
    const rows = await this.#db.selectFrom('channel').selectAll().execute();
    return new Map(rows.map((row) => [channelName.parse(row.name), { epoch: row.epoch, seq: row.head }]));
  }

  async session(id: string) {
    const row = await this.#db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
    return row && readSession(row);
  }

  async sessionsFrom(startedAt: number, limit: number, after?: { startedAt: number; id: string }) {
    const from = after ?? { startedAt, id: '' };
    const rows = await this.#db
      .selectFrom('session')
      .selectAll()
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('started_at', 'id'), '>', tuple(Math.max(from.startedAt, startedAt), from.id)),
      )
      .orderBy('started_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(readSession);
  }

  async sessionsEndedAfter(endedAt: number, limit: number, after?: { endedAt: number; id: string }) {
    const behind = after ?? { endedAt: endedAt + 1, id: '' };
    const rows = await this.#db
      .selectFrom('session')
      .selectAll()
      .where(({ eb, refTuple, tuple }) => eb(refTuple('ended_at', 'id'), '>', tuple(behind.endedAt, behind.id)))
      .orderBy('ended_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(readSession);
  }

  async openSessions() {
    const rows = await this.#db.selectFrom('session').selectAll().where('ended_at', 'is', null).execute();
    return rows.map(readSession);
  }

  observe(equipmentIds: readonly string[], at: number) {
    return observe(this.#writer, equipmentIds, at);
  }

  spansAfter(until: number, limit: number, after?: Span) {
    return spansAfter(this.#db, { until, limit, after });
  }

  everyEquipment() {
    return everyEquipment(this.#db);
  }

  async samplesFrom(submittedAt: number, limit: number, after?: { submittedAt: number; id: string }) {
    const from = after ?? { submittedAt, id: '' };
    const rows = await this.#db
      .selectFrom('sample')
      .selectAll()
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple('submitted_at', 'id'), '>', tuple(Math.max(from.submittedAt, submittedAt), from.id)),
      )
      .orderBy('submitted_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(readSample);
  }

  async pruneFacts(keep: Retention): Promise<number> {
    let pruned = 0;
    for (const [channel, { seq: head }] of await this.cursors())
      pruned += await pruneChannel(this.#db, { channel, head }, keep);
    return pruned;
  }

  async install(installId: string) {
    const row = await this.#db.selectFrom('install').selectAll().where('id', '=', installId).executeTakeFirst();
    return row && { owner: row.owner, lastN: row.last_n };
  }

  async ackOf(installId: string, n: number) {
    const row = await this.#db
      .selectFrom('intent')
      .select('result')
      .where('install_id', '=', installId)
      .where('n', '=', n)
      .executeTakeFirst();
    return row && intentAck.parse(JSON.parse(row.result));
  }

  async ackOfAct(id: string) {
    const row = await this.#db
      .selectFrom('intent')
      .innerJoin('install', 'install.id', 'intent.install_id')
      .select(['intent.result', 'install.owner'])
      .where('intent.id', '=', id)
      .executeTakeFirst();
    return row && { owner: row.owner, ack: intentAck.parse(JSON.parse(row.result)) };
  }

  audit(records: NewAudit[]) {
    return this.#writer.transaction(() => writeAudit(this.#writer, records));
  }

  auditBefore(query: AuditQuery) {
    return auditBefore(this.#db, query);
  }

  auditAfter(n: number, limit: number) {
    return auditAfter(this.#db, n, limit);
  }

  pruneAudit(since: number, atMost: number) {
    return pruneAudit(this.#db, since, atMost);
  }

  changedElsewhere(): boolean {
    const version = this.#readDataVersion();
    const changed = version !== this.#dataVersion;
    this.#dataVersion = version;
    return changed;
  }

  #readDataVersion(): unknown {
    return this.#dataVersionQuery.get();
  }

  userByUsername(username: string) {
    return this.#user('username', username);
  }

  userByBadge(badgeHash: string) {
    return this.#user('badge_hash', badgeHash);
  }

  async #user(column: 'username' | 'badge_hash', value: string): Promise<KnownUser | undefined> {
    const row = await this.#db.selectFrom('user').selectAll().where(column, '=', value).executeTakeFirst();
    if (!row) return undefined;
    const { id, username, name, password_hash, pin_hash, deactivated_at } = row;
    const hashes = { passwordHash: password_hash, pinHash: pin_hash };
    return { id, username, name, role: role.parse(row.role), ...hashes, deactivatedAt: deactivated_at };
  }

  async stationByToken(tokenHash: string) {
    const row = await this.#db
      .selectFrom('station')
      .select(['id', 'revoked_at'])
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row && { stationId: row.id, isRevoked: row.revoked_at !== null };
  }

  async enrollmentKeyByHash(keyHash: string) {
    const row = await this.#db
      .selectFrom('enrollment_key')
      .select('id')
      .where('key_hash', '=', keyHash)
      .executeTakeFirst();
    return row?.id;
  }

  async pairings() {
    const rows = await this.#db.selectFrom('pairing').selectAll().execute();
    return rows.map(readPairing);
  }

  addPairing({ codeHash, tokenHash, expiresAt, address }: NewPairing, dropBefore: number) {
    const row = { code_hash: codeHash, token_hash: tokenHash, expires_at: expiresAt, address: address ?? null };
    return this.#writer.transaction(() => {
      this.#writer.run((db) => db.deleteFrom('pairing').where('expires_at', '<', dropBefore));
      this.#writer.run((db) =>
        db.deleteFrom('pairing').where('token_hash', '=', tokenHash).where('station_id', 'is', null),
      );
      this.#writer.run((db) => db.insertInto('pairing').values(row));
    });
  }

  feedByToken(tokenHash: string) {
    return feedByToken(this.#db, tokenHash);
  }

  feeds() {
    return feeds(this.#db);
  }

  addFeed(feed: Feed & { tokenHash: string }, audit: NewAudit) {
    return addFeed(this.#writer, feed, audit);
  }

  removeFeed(feedId: string, audit: NewAudit) {
    return removeFeed(this.#writer, feedId, audit);
  }

  async signInAt(stationId: string): Promise<Lease | undefined> {
    const row = await this.#db.selectFrom('sign_in').selectAll().where('station_id', '=', stationId).executeTakeFirst();
    return row && { userId: row.user_id, expiresAt: row.expires_at };
  }

  async saveSignIn(stationId: string, lease: Lease & { at: number }) {
    const row = { user_id: lease.userId, at: lease.at, expires_at: lease.expiresAt };
    await this.#db
      .insertInto('sign_in')
      .values({ station_id: stationId, ...row })
      .onConflict((on) => on.column('station_id').doUpdateSet(row))
      .execute();
  }

  async removeSignIn(stationId: string) {
    await this.#db.deleteFrom('sign_in').where('station_id', '=', stationId).execute();
  }

  async webSession(tokenHash: string): Promise<Lease | undefined> {
    const row = await this.#db
      .selectFrom('web_session')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row && { userId: row.user_id, expiresAt: row.expires_at };
  }

  async saveWebSession(tokenHash: string, lease: Lease & { at: number }) {
    await this.#db.deleteFrom('web_session').where('expires_at', '<', lease.at).execute();
    await this.#db
      .insertInto('web_session')
      .values({ token_hash: tokenHash, user_id: lease.userId, created_at: lease.at, expires_at: lease.expiresAt })
      .execute();
  }

  async removeWebSession(tokenHash: string) {
    await this.#db.deleteFrom('web_session').where('token_hash', '=', tokenHash).execute();
  }

  async changeTries(subject: string, change: (before: Tries | undefined) => Tries | undefined) {
    await this.#writer.transaction(() => {
      const [row] = this.#writer.all((db) => db.selectFrom('sign_in_tries').selectAll().where('subject', '=', subject));
      const before = row && { tries: row.tries, lastAt: row.last_at, lockedUntil: row.locked_until };
      const after = change(before);
      if (after === before) return;
      if (!after) {
        this.#writer.run((db) => db.deleteFrom('sign_in_tries').where('subject', '=', subject));
        return;
      }
      const values = { tries: after.tries, last_at: after.lastAt, locked_until: after.lockedUntil };
      this.#writer.run((db) =>
        db
          .insertInto('sign_in_tries')
          .values({ subject, ...values })
          .onConflict((on) => on.column('subject').doUpdateSet(values)),
      );
    });
  }

  listKeys() {
    return listKeys(this.#db);
  }

  nextListVersion(now: number) {
    return nextListVersion(this.#db, now);
  }

  listedMeans() {
    return listedMeans(this.#db);
  }

  lacksSlowBadge(badgeHash: string) {
    return lacksSlowBadge(this.#db, badgeHash);
  }

  saveSlowBadge(badgeHash: string, slow: string) {
    return saveSlowBadge(this.#db, badgeHash, slow);
  }

  async siteKey(): Promise<string> {
    const key = await this.#meta('site_key');
    if (key === undefined) throw new Error('The store has no key of its site.');
    return key;
  }

  async lastBackupAt() {
    const at = await this.#meta(LAST_BACKUP);
    return at === undefined ? undefined : Number(at);
  }

  async #meta(key: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value;
  }

  async check() {
    const row = { key: 'checked_at', value: String(Date.now()) };
    await this.#db
      .insertInto('meta')
      .values(row)
      .onConflict((on) => on.column('key').doUpdateSet({ value: row.value }))
      .execute();
  }

  close() {
    return this.#db.destroy();
  }
}
