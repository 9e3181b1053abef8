import type { Selectable } from 'kysely';
import {
  type EnrollmentKey,
  type Equipment,
  enrollmentKey,
  equipment,
  type Qualification,
  qualification,
  type Session,
  type SignInLock,
  type Station,
  session,
  signInLock,
  type User,
  user,
} from '../../protocol/entities.ts';
import type { Fact } from '../../protocol/facts.ts';
import { fact } from '../../protocol/facts.ts';
import type { Pairing } from './store.ts';
import type { EnrollmentKeyRow, EquipmentRow, PairingRow, QualificationRow, SessionRow, Tables } from './tables.ts';

/** Rows to entities and back. Reading parses: a row that another program wrote gets no more trust than a message. */

export const equipmentRow = (one: Equipment, retiredAt: number | null): EquipmentRow => ({
  id: one.id,
  name: one.name,
  room: one.room,
  category: one.category,
  condition: one.condition,
  condition_reason: one.conditionReason ?? null,
  expected_back_at: one.expectedBackAt ?? null,
  own_condition: one.ownCondition?.condition ?? null,
  own_reason: one.ownCondition?.reason ?? null,
  own_back_at: one.ownCondition?.expectedBackAt ?? null,
  requires_qualification: one.requiresQualification ? 1 : 0,
  offline_policy: one.offlinePolicy,
  after_use: one.afterUse ?? null,
  after_use_note: one.afterUseNote ?? null,
  retired_at: retiredAt,
});

export const readEquipment = (row: EquipmentRow, stationIds: string[]): Equipment =>
  equipment.parse({
    id: row.id,
    name: row.name,
    room: row.room,
    category: row.category,
    condition: row.condition,
    ...present({
      conditionReason: row.condition_reason,
      expectedBackAt: row.expected_back_at,
      ownCondition: row.own_condition === null ? null : ownConditionOf(row),
      afterUse: row.after_use,
      afterUseNote: row.after_use_note,
    }),
    requiresQualification: row.requires_qualification === 1,
    offlinePolicy: row.offline_policy,
    stationIds,
  });

const ownConditionOf = (row: EquipmentRow) => ({
  condition: row.own_condition,
  ...present({ reason: row.own_reason, expectedBackAt: row.own_back_at }),
});

export const sessionRow = (one: Session): SessionRow => ({
  id: one.id,
  equipment_id: one.equipmentId,
  operator_id: one.operator.id,
  operator_name: one.operator.name,
  user_id: one.user?.id ?? null,
  user_name: one.user?.name ?? null,
  project: one.project ?? null,
  station_id: one.stationId ?? null,
  started_at: one.startedAt,
  planned_end_at: one.plannedEndAt ?? null,
  ended_at: one.endedAt ?? null,
  outcome: one.outcome ?? null,
  notes: one.notes ?? null,
  recorded_offline: one.recordedOffline ? 1 : 0,
  told_at: one.toldAt ?? null,
  signed_in_offline: one.signedInOffline ? 1 : 0,
  conflict: one.conflict ? JSON.stringify(one.conflict) : null,
  conflict_resolved_at: null,
  claimed_ended_at: one.claimedEndedAt ?? null,
  unattended_until: one.unattendedUntil ?? null,
  idle_since: one.idleSince ?? null,
  offered_until: one.offeredUntil ?? null,
  end_named: one.endNamed ? JSON.stringify(one.endNamed) : null,
});

export const readSession = (row: SessionRow): Session =>
  session.parse({
    id: row.id,
    equipmentId: row.equipment_id,
    operator: { id: row.operator_id, name: row.operator_name },
    ...(row.user_id !== null && { user: { id: row.user_id, name: row.user_name ?? '' } }),
    startedAt: row.started_at,
    ...present({
      project: row.project,
      plannedEndAt: row.planned_end_at,
      endedAt: row.ended_at,
      outcome: row.outcome,
      notes: row.notes,
      stationId: row.station_id,
      conflict: row.conflict === null ? null : JSON.parse(row.conflict),
      claimedEndedAt: row.claimed_ended_at,
      unattendedUntil: row.unattended_until,
      idleSince: row.idle_since,
      offeredUntil: row.offered_until,
      endNamed: row.end_named === null ? null : JSON.parse(row.end_named),
      toldAt: row.told_at,
    }),
    ...(row.recorded_offline === 1 && { recordedOffline: true }),
    ...(row.signed_in_offline === 1 && { signedInOffline: true }),
  });

export const readStation = (row: { id: string; name: string }, equipmentIds: string[]): Station => ({
  id: row.id,
  name: row.name,
  equipmentIds,
});

export const readEnrollmentKey = (row: Omit<Selectable<EnrollmentKeyRow>, 'key_hash' | 'revoked_at'>): EnrollmentKey =>
  enrollmentKey.parse({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    maxUses: row.max_uses,
    uses: row.uses,
  });

export const readPairing = (row: Selectable<PairingRow>): Pairing => ({
  codeHash: row.code_hash,
  tokenHash: row.token_hash,
  expiresAt: row.expires_at,
  ...(row.address !== null && { address: row.address }),
  ...(row.station_id !== null && { stationId: row.station_id }),
});

export const userRow = (one: User) => ({
  id: one.id,
  username: one.username,
  name: one.name,
  role: one.role,
  signs_in_with: one.signsInWith ? JSON.stringify(one.signsInWith) : null,
  deactivated_at: one.deactivatedAt ?? null,
});

export const readUser = (row: Omit<ReturnType<typeof userRow>, 'role'> & { role: string }): User =>
  user.parse({
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    ...present({
      signsInWith: row.signs_in_with === null ? null : JSON.parse(row.signs_in_with),
      deactivatedAt: row.deactivated_at,
    }),
  });

export const qualificationRow = (one: Qualification): QualificationRow => ({
  user_id: one.userId,
  equipment_id: one.equipmentId,
  granted_at: one.grantedAt,
  expires_at: one.expiresAt ?? null,
});

export const readQualification = (row: QualificationRow): Qualification =>
  qualification.parse({
    userId: row.user_id,
    equipmentId: row.equipment_id,
    grantedAt: row.granted_at,
    ...present({ expiresAt: row.expires_at }),
  });

export const lockRow = ({ until, ...rest }: SignInLock): Tables['sign_in_lock'] => ({ ...rest, locked_until: until });

export const readLock = ({ locked_until, ...rest }: Tables['sign_in_lock']): SignInLock =>
  signInLock.parse({ ...rest, until: locked_until });

export function factRow(channel: string, one: Fact): Tables['fact'] {
  const { seq, at, by, type, ...body } = one;
  return { channel, seq, at, type, by: JSON.stringify(by), body: JSON.stringify(body) };
}

export const readFact = (row: Tables['fact']): Fact =>
  fact.parse({ seq: row.seq, at: row.at, type: row.type, by: JSON.parse(row.by), ...JSON.parse(row.body) });

/** The entries that have a value: absent fields stay absent, as on the wire. */
export function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
