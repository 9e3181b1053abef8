import type { ColumnType, Generated } from 'kysely';

/**
 * The tables as Kysely sees them. Times are epoch milliseconds, truths 0 or 1, structured values JSON text, ids text:
 * the forms that SQLite and PostgreSQL hand back unchanged.
 */
export interface Tables {
  meta: { key: string; value: string };
  channel: { name: string; epoch: string; head: number };
  fact: { channel: string; seq: number; at: number; type: string; by: string; body: string };
  equipment: EquipmentRow;
  station: StationRow;
  station_equipment: { station_id: string; equipment_id: string };
  user: UserRow;
  qualification: QualificationRow;
  sign_in_tries: { subject: string; tries: number; last_at: number; locked_until: number };
  sign_in_lock: { id: string; kind: string; name: string; tries: number; locked_until: number };
  session: SessionRow;
  install: { id: string; owner: string; last_n: number };
  intent: IntentRow;
  sign_in: { station_id: string; user_id: string; at: number; expires_at: number };
  web_session: { token_hash: string; user_id: string; created_at: number; expires_at: number };
  enrollment_key: EnrollmentKeyRow;
  problem: ProblemRow;
  problem_photo: { problem_id: string; type: string; bytes: Uint8Array };
  sample: SampleRow;
  announcement: AnnouncementRow;
  downtime: DowntimeRow;
  wait: { user_id: string; user_name: string; equipment_id: string; since_at: number; met_at: number | null };
  pairing: PairingRow;
  audit: {
    n: Generated<number>;
    at: number;
    type: string;
    result: string;
    source: string;
    by: string;
    user_id: string | null;
    address: string | null;
    about: string;
    occurred_at: number | null;
  };
  observed: { equipment_id: string; since_at: number; until_at: number };
  condition_change: ConditionChangeRow;
  feed: { id: string; name: string; token_hash: string; created_at: number; wall_of: string | null };
}

export interface EquipmentRow {
  id: string;
  name: string;
  room: string;
  category: string;
  condition: string;
  condition_reason: string | null;
  expected_back_at: number | null;
  own_condition: string | null;
  own_reason: string | null;
  own_back_at: number | null;
  requires_qualification: number;
  offline_policy: string;
  after_use: string | null;
  after_use_note: string | null;
  retired_at: number | null;
}

export interface ConditionChangeRow {
  equipment_id: string;
  at: number;
  condition: string;
  reason: string | null;
}

export interface StationRow {
  id: string;
  name: string;
  enrolled_at: number;
  token_hash: ColumnType<string | null, string | null | undefined, string | null>;
  revoked_at: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface EnrollmentKeyRow {
  id: string;
  name: string;
  key_hash: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: number;
  expires_at: number;
  max_uses: number;
  uses: number;
  revoked_at: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface PairingRow {
  code_hash: string;
  token_hash: string;
  expires_at: number;
  address: ColumnType<string | null, string | null | undefined, never>;
  station_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface UserRow {
  id: string;
  username: string;
  name: string;
  role: string;
  password_hash: ColumnType<string | null, string | null | undefined, string | null>;
  badge_hash: ColumnType<string | null, string | null | undefined, string | null>;
  pin_hash: ColumnType<string | null, string | null | undefined, string | null>;
  slow_badge: ColumnType<string | null, string | null | undefined, string | null>;
  slow_password: ColumnType<string | null, string | null | undefined, string | null>;
  signs_in_with: string | null;
  deactivated_at: number | null;
}

export interface QualificationRow {
  user_id: string;
  equipment_id: string;
  granted_at: number;
  expires_at: number | null;
}

export interface SessionRow {
  id: string;
  equipment_id: string;
  operator_id: string;
  operator_name: string;
  user_id: string | null;
  user_name: string | null;
  project: string | null;
  station_id: string | null;
  started_at: number;
  planned_end_at: number | null;
  ended_at: number | null;
  outcome: string | null;
  notes: string | null;
  recorded_offline: number;
  /** When the hub heard of a late start, and of a late end in its place. */
  told_at: number | null;
  signed_in_offline: number;
  conflict: string | null;
  conflict_resolved_at: number | null;
  claimed_ended_at: number | null;
  unattended_until: number | null;
  idle_since: number | null;
  offered_until: number | null;
  end_named: string | null;
}

export interface IntentRow {
  install_id: string;
  n: number;
  id: string;
  type: string;
  by: string;
  occurred_at: number;
  received_at: number;
  offline: number;
  clock_error_ms: number | null;
  result: string;
}

export interface ProblemRow {
  id: string;
  equipment_id: string;
  category: string;
  severity: string;
  still_usable: number;
  note: string;
  reported_at: number;
  reported_by_id: string;
  reported_by_name: string;
  recorded_offline: number;
  resolved_at: number | null;
  resolved_by_id: string | null;
  resolved_by_name: string | null;
  resolution: string | null;
  photo_at: number | null;
}

export interface SampleRow {
  id: string;
  receipt: string;
  label: string;
  kind: string;
  hazard: string | null;
  status: string;
  submitted_by_id: string;
  submitted_by_name: string;
  submitted_at: number;
  station_id: string | null;
  recorded_offline: number;
  recipient_id: string;
  recipient_name: string;
  assignee_id: string | null;
  assignee_name: string | null;
  assigned_at: number | null;
  changed_by_id: string;
  changed_by_name: string;
  changed_at: number;
  note: string | null;
  follower_ids: string;
  unread_by: string;
}

export interface DowntimeRow {
  id: string;
  equipment_id: string;
  starts_at: number;
  ends_at: number;
  reason: string;
  planned_by_id: string;
  planned_by_name: string;
  planned_at: number;
  started_at: number | null;
  found: string | null;
  over_at: number | null;
}

export interface AnnouncementRow {
  id: string;
  text: string;
  posted_at: number;
  posted_by_id: string;
  posted_by_name: string;
  station_ids: string | null;
  until_at: number | null;
  cleared_at: number | null;
}
