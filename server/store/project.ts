import type { ExpressionBuilder } from 'kysely';
import {
  type EnrollmentKey,
  type Equipment,
  type Qualification,
  qualificationKey,
  type Session,
  type SignInLock,
  type Station,
  type User,
} from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { type ConditionWords, putCondition, writeConditions } from './project-conditions.ts';
import { type DayFact, type DayWords, noDayWords, putDayWord, writeDay } from './project-day.ts';
import { equipmentRow, lockRow, qualificationRow, sessionRow, userRow } from './rows.ts';
import { type Batch, triesSubject } from './store.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

interface SessionWord {
  value: Session;
  isNew?: boolean;
  resolvedAt?: number;
}

interface StationWord {
  value: Station;
  enrolledAt?: number;
  revokedAt?: number;
}

/** What a batch's facts leave behind in the entity tables: the last word on each entity, and which are new. */
interface Projection {
  equipment: Map<string, { value: Equipment; retiredAt: number | null }>;
  conditions: ConditionWords;
  sessions: Map<string, SessionWord>;
  stations: Map<string, StationWord>;
  day: DayWords;
  enrollmentKeys: Map<string, { value: EnrollmentKey; revokedAt: number | null }>;
  users: Map<string, { value: User; isNew?: boolean }>;
  qualifications: Map<string, { value: Qualification; isOver: boolean }>;
  locks: Map<string, { value: SignInLock; isOver: boolean }>;
}

/** Writes the entity tables that follow from a batch's facts, in as few statements as the number of tables. */
export function writeEntities(writer: Writer, facts: Batch['facts']): void {
  const found = collect(facts);
  writeUsers(writer, [...found.users.values()]);
  writeEquipment(writer, [...found.equipment.values()]);
  writeConditions(writer, found.conditions);
  for (const one of found.locks.values()) writeLock(writer, one);
  for (const one of found.qualifications.values()) writeQualification(writer, one);
  for (const one of found.stations.values()) writeStation(writer, one);
  for (const one of found.enrollmentKeys.values()) writeEnrollmentKey(writer, one);
  writeSessions(writer, [...found.sessions.values()]);
  writeDay(writer, found.day);
}

const nothing = (): Projection => ({
  equipment: new Map(),
  conditions: new Map(),
  sessions: new Map(),
  stations: new Map(),
  day: noDayWords(),
  enrollmentKeys: new Map(),
  users: new Map(),
  qualifications: new Map(),
  locks: new Map(),
});

function collect(facts: Batch['facts']): Projection {
  const found = nothing();
  for (const { at, fact } of facts) {
    // Who can be a recipient is read from the people, how many wait from the waits.
    if ('recipient' in fact || 'waiting' in fact) continue;
    if ('problem' in fact || 'downtime' in fact || 'sample' in fact || 'announcement' in fact || 'wait' in fact)
      putDayWord(found.day, fact, at);
    else putWord(found, fact, at);
  }
  return found;
}

type FollowingFact = Extract<FactBody, { recipient: object } | { waiting: object }>;

function putWord(found: Projection, fact: Exclude<FactBody, DayFact | FollowingFact>, at: number): void {
  switch (fact.type) {
    case 'session.started':
    case 'session.conflicted':
      put(found, { value: fact.session, isNew: true });
      break;
    case 'session.extended':
    case 'session.updated':
    case 'session.ended':
    case 'session.corrected':
      put(found, { value: fact.session });
      break;
    case 'conflict.resolved':
      put(found, { value: fact.session, resolvedAt: at });
      break;
    case 'equipment.created':
    case 'equipment.condition-changed':
      putCondition(found.conditions, fact.equipment, at);
      found.equipment.set(fact.equipment.id, { value: fact.equipment, retiredAt: null });
      break;
    case 'equipment.updated':
      found.equipment.set(fact.equipment.id, { value: fact.equipment, retiredAt: null });
      break;
    case 'equipment.retired':
      found.equipment.set(fact.equipment.id, { value: fact.equipment, retiredAt: at });
      break;
    case 'station.enrolled':
      putStation(found, { value: fact.station, enrolledAt: at });
      break;
    case 'station.renamed':
    case 'station.assigned':
      putStation(found, { value: fact.station });
      break;
    case 'station.revoked':
      putStation(found, { value: fact.station, revokedAt: at });
      break;
    case 'enrollment-key.created':
    case 'enrollment-key.used':
      found.enrollmentKeys.set(fact.enrollmentKey.id, { value: fact.enrollmentKey, revokedAt: null });
      break;
    case 'enrollment-key.revoked':
      found.enrollmentKeys.set(fact.enrollmentKey.id, { value: fact.enrollmentKey, revokedAt: at });
      break;
    case 'user.created':
      found.users.set(fact.user.id, { value: fact.user, isNew: true });
      break;
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
      found.users.set(fact.user.id, { ...found.users.get(fact.user.id), value: fact.user });
      break;
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      found.locks.set(fact.lock.id, { value: fact.lock, isOver: fact.type === 'sign-in.unlocked' });
      break;
    case 'qualification.granted':
    case 'qualification.revoked':
      putQualification(found, fact.qualification, fact.type === 'qualification.revoked');
      break;
  }
}

/** The last word on a session, and what only its first or its last fact says. */
function put(found: Projection, { value, ...said }: SessionWord): void {
  found.sessions.set(value.id, { ...found.sessions.get(value.id), ...said, value });
}

function putStation(found: Projection, { value, ...said }: StationWord): void {
  found.stations.set(value.id, { ...found.stations.get(value.id), ...said, value });
}

function putQualification(found: Projection, value: Qualification, isOver: boolean): void {
  found.qualifications.set(qualificationKey(value.userId, value.equipmentId), { value, isOver });
}

function writeUsers(writer: Writer, all: { value: User; isNew?: boolean }[]): void {
  const rows = all.filter((one) => one.isNew).map((one) => userRow(one.value));
  if (rows.length > 0) writer.run((db) => db.insertInto('user').values(rows));
  for (const { value, isNew } of all) {
    const { id, ...row } = userRow(value);
    if (!isNew) writer.run((db) => db.updateTable('user').set(row).set(underName(row.username)).where('id', '=', id));
  }
}

/** Under another name the same password has to be shown anew: its slow hash has the name in it. */
const underName = (username: string) => (eb: ExpressionBuilder<Tables, 'user'>) => ({
  slow_password: eb.case().when('username', '=', username).then(eb.ref('slow_password')).else(null).end(),
});

function writeQualification(writer: Writer, { value, isOver }: { value: Qualification; isOver: boolean }): void {
  const { user_id, equipment_id, ...row } = qualificationRow(value);
  if (isOver) {
    writer.run((db) =>
      db.deleteFrom('qualification').where('user_id', '=', user_id).where('equipment_id', '=', equipment_id),
    );
    return;
  }
  writer.run((db) =>
    db
      .insertInto('qualification')
      .values({ user_id, equipment_id, ...row })
      .onConflict((on) => on.columns(['user_id', 'equipment_id']).doUpdateSet(row)),
  );
}

/** A lock that is lifted takes with it the tries that led to it. */
function writeLock(writer: Writer, { value, isOver }: { value: SignInLock; isOver: boolean }): void {
  const { id, ...row } = lockRow(value);
  if (isOver) {
    writer.run((db) => db.deleteFrom('sign_in_lock').where('id', '=', id));
    const subject = triesSubject(value);
    writer.run((db) => db.deleteFrom('sign_in_tries').where('subject', 'in', [subject, `${subject}/elsewhere`]));
    // Where somebody is known stays known.
    const open = { tries: 0, locked_until: 0 };
    writer.run((db) => db.updateTable('sign_in_tries').set(open).where('subject', 'like', `${subject}/at/%`));
    return;
  }
  writer.run((db) =>
    db
      .insertInto('sign_in_lock')
      .values({ id, ...row })
      .onConflict((on) => on.column('id').doUpdateSet(row)),
  );
}

type EquipmentWord = { value: Equipment; retiredAt: number | null };

function writeEquipment(writer: Writer, all: EquipmentWord[]): void {
  const rows = all.map((one) => equipmentRow(one.value, one.retiredAt));
  writer.insert('equipment', rows, (db, values) =>
    db
      .insertInto('equipment')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          room: eb.ref('excluded.room'),
          category: eb.ref('excluded.category'),
          condition: eb.ref('excluded.condition'),
          condition_reason: eb.ref('excluded.condition_reason'),
          expected_back_at: eb.ref('excluded.expected_back_at'),
          own_condition: eb.ref('excluded.own_condition'),
          own_reason: eb.ref('excluded.own_reason'),
          own_back_at: eb.ref('excluded.own_back_at'),
          requires_qualification: eb.ref('excluded.requires_qualification'),
          offline_policy: eb.ref('excluded.offline_policy'),
          after_use: eb.ref('excluded.after_use'),
          after_use_note: eb.ref('excluded.after_use_note'),
          retired_at: eb.ref('excluded.retired_at'),
        })),
      ),
  );
}

/** A station that was there is changed in place: what it signs in with stays. A revoked one stands nowhere. */
function writeStation(writer: Writer, { value, enrolledAt, revokedAt }: StationWord): void {
  const { id, name } = value;
  if (enrolledAt !== undefined)
    writer.run((db) => db.insertInto('station').values({ id, name, enrolled_at: enrolledAt }));
  const change = { name, ...(revokedAt !== undefined && { revoked_at: revokedAt }) };
  writer.run((db) => db.updateTable('station').set(change).where('id', '=', id));
  writer.run((db) => db.deleteFrom('station_equipment').where('station_id', '=', id));
  if (revokedAt !== undefined) {
    writer.run((db) => db.deleteFrom('sign_in').where('station_id', '=', id));
    return;
  }
  const pairs = value.equipmentIds.map((equipmentId) => ({ station_id: id, equipment_id: equipmentId }));
  if (pairs.length > 0) writer.run((db) => db.insertInto('station_equipment').values(pairs));
}

function writeEnrollmentKey(writer: Writer, word: { value: EnrollmentKey; revokedAt: number | null }): void {
  const { id, name, createdAt, expiresAt, maxUses, uses } = word.value;
  writer.run((db) =>
    db
      .insertInto('enrollment_key')
      .values({
        id,
        name,
        created_at: createdAt,
        expires_at: expiresAt,
        max_uses: maxUses,
        uses,
        revoked_at: word.revokedAt,
      })
      .onConflict((on) => on.column('id').doUpdateSet({ name, uses, revoked_at: word.revokedAt })),
  );
}

/** Ended ones first, so that the next session on the same equipment passes the guard; a new id must really be new. */
function writeSessions(writer: Writer, all: SessionWord[]): void {
  for (const one of all) if (!one.isNew) updateSession(writer, one);
  const order = (one: SessionWord) => (one.value.endedAt === undefined ? 1 : 0);
  const rows = all
    .filter((one) => one.isNew)
    .toSorted((a, b) => order(a) - order(b))
    .map((one) => ({ ...sessionRow(one.value), conflict_resolved_at: one.resolvedAt ?? null }));
  writer.insert('session', rows, (db, values) => db.insertInto('session').values(values));
}

/** One statement each: an upsert would trip over the guard on the very row that it updates. */
function updateSession(writer: Writer, { value, resolvedAt }: SessionWord): void {
  const { planned_end_at, ended_at, outcome, notes, claimed_ended_at, recorded_offline, told_at, conflict, ...row } =
    sessionRow(value);
  const { unattended_until, idle_since, offered_until, end_named } = row;
  const left = { unattended_until, idle_since, offered_until, end_named };
  writer.run((db) =>
    db
      .updateTable('session')
      .set({ planned_end_at, ended_at, outcome, notes, claimed_ended_at, recorded_offline, told_at, conflict, ...left })
      .$if(resolvedAt !== undefined, (query) => query.set({ conflict_resolved_at: resolvedAt ?? null }))
      .where('id', '=', value.id),
  );
}
