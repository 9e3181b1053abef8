import { type Downtime, downtime } from '../../protocol/downtime.ts';
import {
  type Announcement,
  announcement,
  type Problem,
  problem,
  type Sample,
  sample,
} from '../../protocol/entities.ts';
import { type Wait, wait } from '../../protocol/wait.ts';
import { present } from './rows.ts';
import type { AnnouncementRow, DowntimeRow, ProblemRow, SampleRow, Tables } from './tables.ts';

/** Problems, downtimes, samples, waits and announcements to rows and back. */

export const problemRow = (one: Problem): ProblemRow => ({
  id: one.id,
  equipment_id: one.equipmentId,
  category: one.category,
  severity: one.severity,
  still_usable: one.stillUsable ? 1 : 0,
  note: one.note,
  reported_at: one.reportedAt,
  reported_by_id: one.reportedBy.id,
  reported_by_name: one.reportedBy.name,
  recorded_offline: one.recordedOffline ? 1 : 0,
  resolved_at: one.resolvedAt ?? null,
  resolved_by_id: one.resolvedBy?.id ?? null,
  resolved_by_name: one.resolvedBy?.name ?? null,
  resolution: one.resolution ?? null,
  photo_at: one.photoAt ?? null,
});

export const readProblem = (row: ProblemRow): Problem =>
  problem.parse({
    id: row.id,
    equipmentId: row.equipment_id,
    category: row.category,
    severity: row.severity,
    stillUsable: row.still_usable === 1,
    note: row.note,
    reportedAt: row.reported_at,
    reportedBy: { id: row.reported_by_id, name: row.reported_by_name },
    ...present({
      recordedOffline: row.recorded_offline === 1 ? true : null,
      resolvedAt: row.resolved_at,
      resolvedBy: namedOf(row.resolved_by_id, row.resolved_by_name),
      resolution: row.resolution,
      photoAt: row.photo_at,
    }),
  });

export const sampleRow = (one: Sample): SampleRow => ({
  id: one.id,
  receipt: one.receipt,
  label: one.label,
  kind: one.kind,
  hazard: one.hazard ?? null,
  status: one.status,
  submitted_by_id: one.submittedBy.id,
  submitted_by_name: one.submittedBy.name,
  submitted_at: one.submittedAt,
  station_id: one.stationId ?? null,
  recorded_offline: one.recordedOffline ? 1 : 0,
  recipient_id: one.recipient.id,
  recipient_name: one.recipient.name,
  assignee_id: one.assignee?.id ?? null,
  assignee_name: one.assignee?.name ?? null,
  assigned_at: one.assignedAt ?? null,
  changed_by_id: one.changedBy.id,
  changed_by_name: one.changedBy.name,
  changed_at: one.changedAt,
  note: one.note ?? null,
  follower_ids: JSON.stringify(one.followerIds),
  unread_by: JSON.stringify(one.unreadBy),
});

export const readSample = (row: SampleRow): Sample =>
  sample.parse({
    id: row.id,
    receipt: row.receipt,
    label: row.label,
    kind: row.kind,
    status: row.status,
    submittedBy: { id: row.submitted_by_id, name: row.submitted_by_name },
    submittedAt: row.submitted_at,
    recipient: { id: row.recipient_id, name: row.recipient_name },
    changedBy: { id: row.changed_by_id, name: row.changed_by_name },
    changedAt: row.changed_at,
    followerIds: JSON.parse(row.follower_ids),
    unreadBy: JSON.parse(row.unread_by),
    ...present({
      hazard: row.hazard,
      stationId: row.station_id,
      recordedOffline: row.recorded_offline === 1 ? true : null,
      assignee: namedOf(row.assignee_id, row.assignee_name),
      assignedAt: row.assigned_at,
      note: row.note,
    }),
  });

export const downtimeRow = (one: Downtime): DowntimeRow => ({
  id: one.id,
  equipment_id: one.equipmentId,
  starts_at: one.startsAt,
  ends_at: one.endsAt,
  reason: one.reason,
  planned_by_id: one.plannedBy.id,
  planned_by_name: one.plannedBy.name,
  planned_at: one.plannedAt,
  started_at: one.startedAt ?? null,
  found: one.found ? JSON.stringify(one.found) : null,
  over_at: one.overAt ?? null,
});

export const readDowntime = (row: DowntimeRow): Downtime =>
  downtime.parse({
    id: row.id,
    equipmentId: row.equipment_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    reason: row.reason,
    plannedBy: { id: row.planned_by_id, name: row.planned_by_name },
    plannedAt: row.planned_at,
    ...present({
      startedAt: row.started_at,
      found: row.found === null ? null : JSON.parse(row.found),
      overAt: row.over_at,
    }),
  });

export const waitRow = ({ user, equipmentId, since, metAt }: Wait): Tables['wait'] => ({
  user_id: user.id,
  user_name: user.name,
  equipment_id: equipmentId,
  since_at: since,
  met_at: metAt ?? null,
});

export const readWait = (row: Tables['wait']): Wait =>
  wait.parse({
    user: { id: row.user_id, name: row.user_name },
    equipmentId: row.equipment_id,
    since: row.since_at,
    ...present({ metAt: row.met_at }),
  });

export const announcementRow = (one: Announcement, clearedAt: number | null): AnnouncementRow => ({
  id: one.id,
  text: one.text,
  posted_at: one.postedAt,
  posted_by_id: one.postedBy.id,
  posted_by_name: one.postedBy.name,
  station_ids: one.stationIds ? JSON.stringify(one.stationIds) : null,
  until_at: one.until ?? null,
  cleared_at: clearedAt,
});

export const readAnnouncement = (row: AnnouncementRow): Announcement =>
  announcement.parse({
    id: row.id,
    text: row.text,
    postedAt: row.posted_at,
    postedBy: { id: row.posted_by_id, name: row.posted_by_name },
    ...present({
      stationIds: row.station_ids === null ? null : JSON.parse(row.station_ids),
      until: row.until_at,
    }),
  });

const namedOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
