import { randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AuditQuery } from '../../protocol/audit.ts';
import { role } from '../../protocol/entities.ts';
import { type ChannelName, channelName } from '../../protocol/scalars.ts';
import type { Cursor } from '../../protocol/wire.ts';
import { intentAck } from '../../protocol/wire.ts';
import { auditAfter, auditBefore, auditOfIntent, type NewAudit, pruneAudit, writeAudit } from './audit.ts';
import { withCachedStatements } from './cached-statements.ts';
import { isConstraint } from './faults.ts';
import { loadAll } from './load.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';
import { writeEntities } from './project.ts';
import { factRow, readFact, readPairing, readSession } from './rows.ts';
import type {
  Append,
  Batch,
  CommitResult,
  KnownUser,
  Lease,
  Pairing,
  Retention,
  RunIntent,
  Secret,
  Store,
  Tries,
  UserSecret,
} from './store.ts';
import type { Tables } from './tables.ts';
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

class StaleError extends Error {}

/** Rows of one insert: bounded, so that no statement nears SQLite's limit of variables. */
const ROWS_PER_INSERT = 500;

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
      await this.#writer.transaction(() => write(this.#writer, batch));
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

  async pruneFacts(keep: Retention): Promise<number> {
    let pruned = 0;
    for (const [channel, { seq: head }] of await this.cursors())
      pruned += await this.#pruneChannel(channel, head, keep);
    return pruned;
  }

  /** From the oldest on and never past a fact that stays, so that what is left has no hole; the head's own fact stays. */
  async #pruneChannel(channel: ChannelName, head: number, { since, count, atMost }: Retention): Promise<number> {
    const facts = this.#db.selectFrom('fact').where('channel', '=', channel);
    const { oldest } = await facts
      .select((eb) => eb.fn.min<number | null>('seq').as('oldest'))
      .executeTakeFirstOrThrow();
    if (oldest === null) return 0;
    const young = facts.where('at', '>=', since).select((eb) => eb.fn.min<number | null>('seq').as('first'));
    const { first } = await young.executeTakeFirstOrThrow();
    const keepFrom = Math.min(Math.max(first ?? head, head - count + 1), oldest + atMost);
    if (keepFrom <= oldest) return 0;
    const { numDeletedRows } = await this.#db
      .deleteFrom('fact')
      .where('channel', '=', channel)
      .where('seq', '<', keepFrom)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
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

  addPairing({ codeHash, tokenHash, expiresAt }: Omit<Pairing, 'stationId'>, dropBefore: number) {
    const row = { code_hash: codeHash, token_hash: tokenHash, expires_at: expiresAt };
    return this.#writer.transaction(() => {
      this.#writer.run((db) => db.deleteFrom('pairing').where('expires_at', '<', dropBefore));
      this.#writer.run((db) =>
        db.deleteFrom('pairing').where('token_hash', '=', tokenHash).where('station_id', 'is', null),
      );
      this.#writer.run((db) => db.insertInto('pairing').values(row));
    });
  }

  feedByToken(tokenHash: string) {
    return this.#db.selectFrom('feed').select(['id', 'name']).where('token_hash', '=', tokenHash).executeTakeFirst();
  }

  async addFeed(feed: { id: string; name: string; tokenHash: string; at: number }) {
    const { tokenHash, at, ...rest } = feed;
    await this.#db
      .insertInto('feed')
      .values({ ...rest, token_hash: tokenHash, created_at: at })
      .execute();
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

  async siteKey(): Promise<string> {
    const row = await this.#db
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'site_key')
      .executeTakeFirstOrThrow();
    return row.value;
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

function write(writer: Writer, batch: Batch): void {
  advanceHeads(writer, batch.appends);
  appendFacts(writer, batch.appends);
  writeEntities(writer, batch.facts);
  for (const secret of batch.secrets ?? []) writeSecret(writer, secret);
  writeIntents(writer, batch.intents);
  writeAudit(writer, [...(batch.audit ?? []), ...batch.intents.map(auditOfIntent)]);
}

/** The counter row gives the places: a head that is not where this batch thinks means that another process wrote. */
function advanceHeads(writer: Writer, appends: Append[]): void {
  const rows = appends.map((one) => ({ name: one.channel, epoch: one.epoch, head: one.facts.length }));
  const moved = writer.insert('channel', rows, (db, values) =>
    db
      .insertInto('channel')
      .values(values)
      .onConflict((on) =>
        on.column('name').doUpdateSet((eb) => ({ head: eb('channel.head', '+', eb.ref('excluded.head')) })),
      )
      .returning(['name', 'epoch', 'head']),
  );
  const heads = new Map(moved.map((row) => [row.name, row]));
  for (const { channel, epoch, facts } of appends) {
    const row = heads.get(channel);
    if (row?.head !== facts.at(-1)?.seq || row?.epoch !== epoch) throw new StaleError(channel);
  }
}

function appendFacts(writer: Writer, appends: Append[]): void {
  const rows = appends.flatMap((one) => one.facts.map((fact) => factRow(one.channel, fact)));
  for (let i = 0; i < rows.length; i += ROWS_PER_INSERT) {
    const some = rows.slice(i, i + ROWS_PER_INSERT);
    writer.insert('fact', some, (db, values) => db.insertInto('fact').values(values));
  }
}

function writeSecret(writer: Writer, secret: Secret): void {
  switch (secret.kind) {
    case 'user':
      writeUserSecret(writer, secret);
      return;
    case 'station':
      writer.run((db) =>
        db.updateTable('station').set({ token_hash: secret.tokenHash }).where('id', '=', secret.stationId),
      );
      return;
    case 'enrollment-key':
      writer.run((db) =>
        db.updateTable('enrollment_key').set({ key_hash: secret.keyHash }).where('id', '=', secret.enrollmentKeyId),
      );
      return;
    case 'pairing':
      writer.run((db) =>
        db.updateTable('pairing').set({ station_id: secret.stationId }).where('code_hash', '=', secret.codeHash),
      );
  }
}

function writeUserSecret(writer: Writer, secret: UserSecret): void {
  const { userId, passwordHash, badgeHash, pinHash } = secret;
  const hashes = {
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(badgeHash !== undefined && { badge_hash: badgeHash }),
    ...(pinHash !== undefined && { pin_hash: pinHash }),
  };
  if (Object.keys(hashes).length > 0) {
    writer.run((db) => db.updateTable('user').set(hashes).where('id', '=', userId));
  }
  if (!secret.endsSignIns) return;
  writer.run((db) => db.deleteFrom('sign_in').where('user_id', '=', userId));
  writer.run((db) => db.deleteFrom('web_session').where('user_id', '=', userId));
}

function writeIntents(writer: Writer, intents: RunIntent[]): void {
  const lasts = new Map(intents.map((one) => [one.installId, { id: one.installId, owner: one.owner, last_n: one.n }]));
  writer.insert('install', [...lasts.values()], (db, values) =>
    db
      .insertInto('install')
      .values(values)
      .onConflict((on) => on.column('id').doUpdateSet((eb) => ({ last_n: eb.ref('excluded.last_n') }))),
  );
  writer.insert('intent', intents.map(intentRow), (db, values) => db.insertInto('intent').values(values));
}

const intentRow = (one: RunIntent): Tables['intent'] => ({
  install_id: one.installId,
  n: one.n,
  id: one.id,
  type: one.type,
  by: JSON.stringify(one.by),
  occurred_at: one.occurredAt,
  received_at: one.receivedAt,
  offline: one.offline ? 1 : 0,
  clock_error_ms: one.clockErrorMs,
  result: JSON.stringify(one.ack),
});
