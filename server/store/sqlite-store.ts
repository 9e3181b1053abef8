import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AuditQuery } from '../../protocol/audit.ts';
import type { Tries } from '../../protocol/lock-out.ts';
import { type ChannelName, channelName } from '../../protocol/scalars.ts';
import type { Feed } from '../../protocol/settings.ts';
import type { Cursor } from '../../protocol/wire.ts';
import { intentAck } from '../../protocol/wire.ts';
import { auditAfter, auditBefore, type NewAudit, pruneAudit, writeAudit } from './audit.ts';
import { withCachedStatements } from './cached-statements.ts';
import { dayHistory } from './day-history.ts';
import { isConstraint } from './faults.ts';
import { addFeed, feedByToken, feeds, removeFeed } from './feeds.ts';
import {
  openSessions,
  samplesFrom,
  sessionOf,
  sessionsEndedAfter,
  sessionsEndedBefore,
  sessionsFrom,
} from './history.ts';
import { loadAll } from './load.ts';
import { migrate } from './migrate.ts';
import { everyEquipment, observe, pruneObserved, spansAfter } from './observed.ts';
import { openSqlite } from './open-sqlite.ts';
import { prunePhotos, readPhoto } from './problem-photos.ts';
import { pruneChannel } from './prune-channel.ts';
import { readFact, readPairing } from './rows.ts';
import {
  lacksSlowBadge,
  lacksSlowPassword,
  listedMeans,
  listKeys,
  makeListKeys,
  nextListVersion,
  saveSlowBadge,
  saveSlowPassword,
} from './sign-in-lists.ts';
import {
  changeTries,
  removeSignIn,
  removeWebSession,
  saveSignIn,
  saveWebSession,
  signInAt,
  userBy,
  webSession,
} from './sign-ins.ts';
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

  session(id: string) {
    return sessionOf(this.#db, id);
  }

  sessionsFrom(startedAt: number, limit: number, after?: { startedAt: number; id: string }) {
    return sessionsFrom(this.#db, startedAt, limit, after);
  }

  sessionsEndedAfter(endedAt: number, limit: number, after?: { endedAt: number; id: string }) {
    return sessionsEndedAfter(this.#db, endedAt, limit, after);
  }

  sessionsEndedBefore(before: { endedAt: number; id: string }, limit: number, from: number) {
    return sessionsEndedBefore(this.#db, before, { limit, from });
  }

  openSessions() {
    return openSessions(this.#db);
  }

  dayOf(equipmentId: string, day: { from: number; to: number; limit: number }) {
    return dayHistory(this.#db, equipmentId, day);
  }

  observe(equipmentIds: readonly string[], at: number) {
    return observe(this.#writer, equipmentIds, at);
  }

  spansAfter(until: number, limit: number, after?: Span) {
    return spansAfter(this.#db, { until, limit, after });
  }

  pruneObserved(since: number, atMost: number) {
    return pruneObserved(this.#db, since, atMost);
  }

  everyEquipment() {
    return everyEquipment(this.#db);
  }

  samplesFrom(submittedAt: number, limit: number, after?: { submittedAt: number; id: string }) {
    return samplesFrom(this.#db, submittedAt, limit, after);
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
    return userBy(this.#db, 'username', username);
  }

  userByBadge(badgeHash: string) {
    return userBy(this.#db, 'badge_hash', badgeHash);
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

  signInAt(stationId: string) {
    return signInAt(this.#db, stationId);
  }

  saveSignIn(stationId: string, lease: Lease & { at: number }) {
    return saveSignIn(this.#db, stationId, lease);
  }

  removeSignIn(stationId: string) {
    return removeSignIn(this.#db, stationId);
  }

  webSession(tokenHash: string) {
    return webSession(this.#db, tokenHash);
  }

  saveWebSession(tokenHash: string, lease: Lease & { at: number }) {
    return saveWebSession(this.#db, tokenHash, lease);
  }

  removeWebSession(tokenHash: string) {
    return removeWebSession(this.#db, tokenHash);
  }

  changeTries(subject: string, change: (before: Tries | undefined) => Tries | undefined) {
    return changeTries(this.#writer, subject, change);
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

  problemPhoto(problemId: string) {
    return readPhoto(this.#db, problemId);
  }

  prunePhotos(resolvedBefore: number) {
    return prunePhotos(this.#db, resolvedBefore);
  }

  lacksSlowPassword(user: KnownUser) {
    return lacksSlowPassword(this.#db, user);
  }

  saveSlowPassword(user: KnownUser, slow: string) {
    return saveSlowPassword(this.#db, user, slow);
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
