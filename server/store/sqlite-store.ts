import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AuditQuery } from '../../protocol/audit.ts';
import type { Tries } from '../../protocol/lock-out.ts';
import type { Place } from '../../protocol/place.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import { ackOf, ackOfAct, installOf } from './answers.ts';
import { auditAfter, auditBefore, type NewAudit, pruneAudit, writeAudit } from './audit.ts';
import { withCachedStatements } from './cached-statements.ts';
import { cursors, factsAfter, pruneFacts } from './channel-logs.ts';
import { dayHistory } from './day-history.ts';
import { addPairing, enrollmentKeyByHash, pairings, stationByToken } from './enrollment.ts';
import { addFeed, feedByToken, feeds, removeFeed } from './feeds.ts';
import {
  openSessions,
  samplesFinishedBefore,
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
import {
  lacksSlowBadge,
  lacksSlowPassword,
  listedMeans,
  listKeys,
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
import { lastBackupAt, makeSite, noteChecked, siteKey } from './site.ts';
import type { Batch, KnownUser, Lease, NewFeed, NewPairing, Retention, Span, Store } from './store.ts';
import type { Tables } from './tables.ts';
import { commitBatch } from './write-batch.ts';
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

  commit(batch: Batch) {
    return commitBatch(this.#writer, batch);
  }

  factsAfter(channel: ChannelName, seq: number, limit: number) {
    return factsAfter(this.#db, { channel, seq, limit });
  }

  cursors() {
    return cursors(this.#db);
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

  sessionsEndedBefore(before: Place, limit: number, from: number) {
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

  samplesFinishedBefore(before: Place | undefined, limit: number) {
    return samplesFinishedBefore(this.#db, before, limit);
  }

  pruneFacts(keep: Retention) {
    return pruneFacts(this.#db, keep);
  }

  install(installId: string) {
    return installOf(this.#db, installId);
  }

  ackOf(installId: string, n: number) {
    return ackOf(this.#db, installId, n);
  }

  ackOfAct(id: string) {
    return ackOfAct(this.#db, id);
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

  stationByToken(tokenHash: string) {
    return stationByToken(this.#db, tokenHash);
  }

  enrollmentKeyByHash(keyHash: string) {
    return enrollmentKeyByHash(this.#db, keyHash);
  }

  pairings() {
    return pairings(this.#db);
  }

  addPairing(pairing: NewPairing, dropBefore: number) {
    return addPairing(this.#writer, pairing, dropBefore);
  }

  feedByToken(tokenHash: string) {
    return feedByToken(this.#db, tokenHash);
  }

  feeds() {
    return feeds(this.#db);
  }

  wallsOf(userId: string) {
    return feeds(this.#db, userId);
  }

  addFeed(feed: NewFeed, audit: NewAudit) {
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

  lacksSlowPassword(user: KnownUser) {
    return lacksSlowPassword(this.#db, user);
  }

  saveSlowPassword(user: KnownUser, slow: string) {
    return saveSlowPassword(this.#db, user, slow);
  }

  problemPhoto(problemId: string) {
    return readPhoto(this.#db, problemId);
  }

  prunePhotos(resolvedBefore: number) {
    return prunePhotos(this.#db, resolvedBefore);
  }

  siteKey() {
    return siteKey(this.#db);
  }

  lastBackupAt() {
    return lastBackupAt(this.#db);
  }

  check() {
    return noteChecked(this.#db);
  }

  close() {
    return this.#db.destroy();
  }
}
