import { auditOfIntent, writeAudit } from './audit.ts';
import { isConstraint } from './faults.ts';
import { writePhoto } from './problem-photos.ts';
import { writeEntities } from './project.ts';
import { factRow } from './rows.ts';
import type { Append, Batch, CommitResult, RunIntent, Secret, UserSecret } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** The heads are not where a batch thinks: another process wrote in between. */
class StaleError extends Error {}

/** Writes all of a batch in one transaction, or says why nothing of it was written. */
export async function commitBatch(writer: Writer, batch: Batch): Promise<CommitResult> {
  try {
    await writer.transaction(() => writeBatch(writer, batch));
    return 'committed';
  } catch (error) {
    if (error instanceof StaleError || isConstraint(error, 'fact.') || isConstraint(error, 'intent.install_id'))
      return 'stale';
    if (isConstraint(error)) return 'guarded';
    throw error;
  }
}

/** Facts, tables, secrets, answers, audit. */
function writeBatch(writer: Writer, batch: Batch): void {
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
  writer.insert('fact', rows, (db, values) => db.insertInto('fact').values(values));
}

function writeSecret(writer: Writer, secret: Secret): void {
  switch (secret.kind) {
    case 'user':
      writeUserSecret(writer, secret);
      return;
    case 'photo':
      writePhoto(writer, secret.problemId, secret.photo);
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
    ...(passwordHash !== undefined && { password_hash: passwordHash, slow_password: null }),
    ...(badgeHash !== undefined && { badge_hash: badgeHash, slow_badge: null }),
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
