import { v7 as newId } from 'uuid';
import type { EnrollmentKey, Equipment } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { newStation, type People } from './lab.ts';

/** Facts that lead everything there is in a lab through its life. */

/** Everything that can happen to people; of two qualifications one is left, of one account nothing to sign in with. */
export function aboutPeople({ ana, ben }: People, equipmentId: string): FactBody[] {
  const qualification = { userId: ana.id, equipmentId, grantedAt: 5 };
  const closed = { ...ben, signsInWith: [], deactivatedAt: 7_000 };
  return [
    { type: 'user.updated', user: { ...ana, name: 'Ana Maria', role: 'manager' } },
    { type: 'user.credentials-changed', user: { ...ana, name: 'Ana Maria', role: 'manager', signsInWith: ['pin'] } },
    { type: 'user.deactivated', user: { ...ana, deactivatedAt: 6_000 } },
    { type: 'user.reactivated', user: ana },
    { type: 'user.deactivated', user: closed },
    { type: 'qualification.granted', qualification },
    { type: 'qualification.granted', qualification: { ...qualification, expiresAt: 9 } },
    { type: 'qualification.granted', qualification: { ...qualification, userId: ben.id } },
    { type: 'qualification.revoked', qualification: { ...qualification, userId: ben.id } },
  ];
}

export const KEY: EnrollmentKey = { id: newId(), name: 'Delivery', createdAt: 1, expiresAt: 9, maxUses: 2, uses: 0 };

/** Stations and keys through their lives: one moved and renamed, one revoked, one that came and went at once. */
export function stationFacts(here: string, there: string): FactBody[] {
  const moved = newStation('Moved', [here]);
  const revoked = newStation('Revoked', [here, there].sort());
  const brief = newStation('Brief', []);
  const gone = { ...KEY, id: newId() };
  return [
    { type: 'station.enrolled', station: moved },
    { type: 'station.assigned', station: { ...moved, equipmentIds: [] } },
    { type: 'station.renamed', station: { ...moved, equipmentIds: [], name: 'Renamed' } },
    { type: 'station.enrolled', station: revoked },
    { type: 'station.revoked', station: revoked },
    { type: 'station.enrolled', station: brief },
    { type: 'enrollment-key.created', enrollmentKey: KEY },
    { type: 'enrollment-key.used', enrollmentKey: { ...KEY, uses: 1 } },
    { type: 'enrollment-key.created', enrollmentKey: gone },
    { type: 'enrollment-key.revoked', enrollmentKey: gone },
  ];
}

/** Problems, downtimes, samples and announcements through their lives: one of each left, one of each gone. */
export function dayFacts(equipment: Equipment, { ana, ben }: People): FactBody[] {
  const by = { id: ana.id, name: ana.name };
  const problem = {
    id: newId(),
    equipmentId: equipment.id,
    category: 'Laser',
    severity: 'major',
    stillUsable: true,
    note: '',
  } as const;
  const reported = { ...problem, reportedAt: 5, reportedBy: by };
  const words = { condition: 'impaired', reason: 'Scratched', expectedBackAt: 9 } as const;
  const worse: Equipment = { ...equipment, condition: 'out-of-service', conditionReason: 'Laser', ownCondition: words };
  const gone = { ...reported, id: newId(), recordedOffline: true };
  const sample = {
    ...{ id: newId(), receipt: '0000-0001', label: 'A1', kind: '', status: 'submitted' as const },
    ...{ submittedBy: by, submittedAt: 5, recipient: { id: ben.id, name: ben.name }, changedBy: by, changedAt: 5 },
    ...{ followerIds: [ana.id, ben.id], unreadBy: [ben.id] },
  };
  const seen = { ...sample, id: newId(), status: 'done' as const, unreadBy: [] };
  const taken = { assignee: by, assignedAt: 7, stationId: newId(), hazard: 'Acid', note: 'n', recordedOffline: true };
  const downtime = {
    ...{ id: newId(), equipmentId: equipment.id, startsAt: 10, endsAt: 20, reason: 'Service' },
    ...{ plannedBy: by, plannedAt: 5 },
  };
  const found = { condition: 'impaired' as const, conditionReason: 'Weak lamp', expectedBackAt: 30 };
  const running = { ...downtime, id: newId(), startedAt: 10, found };
  const announcement = { id: newId(), text: 'Power cut', postedAt: 5, postedBy: by };
  const cleared = { ...announcement, id: newId(), stationIds: [newId()], until: 9 };
  return [
    { type: 'problem.reported', problem: reported },
    { type: 'equipment.condition-changed', equipment: worse },
    { type: 'problem.reported', problem: gone },
    { type: 'problem.resolved', problem: { ...gone, resolvedAt: 6, resolvedBy: by, resolution: 'New lamp' } },
    { type: 'downtime.planned', downtime: { ...downtime, id: running.id } },
    { type: 'downtime.started', downtime: running },
    { type: 'downtime.changed', downtime: { ...running, endsAt: 25 } },
    { type: 'downtime.planned', downtime },
    { type: 'downtime.ended', downtime: { ...downtime, overAt: 20 } },
    { type: 'wait.begun', wait: { user: by, equipmentId: equipment.id, since: 5 } },
    { type: 'wait.met', wait: { user: by, equipmentId: equipment.id, since: 5, metAt: 6 } },
    { type: 'wait.begun', wait: { user: { id: ben.id, name: ben.name }, equipmentId: equipment.id, since: 5 } },
    { type: 'wait.ended', wait: { user: { id: ben.id, name: ben.name }, equipmentId: equipment.id, since: 5 } },
    { type: 'sample.submitted', sample },
    { type: 'sample.assigned', sample: { ...sample, ...taken } },
    { type: 'sample.submitted', sample: { ...seen, status: 'submitted' } },
    { type: 'sample.status-changed', sample: seen },
    { type: 'announcement.posted', announcement },
    { type: 'announcement.posted', announcement: cleared },
    { type: 'announcement.cleared', announcement: cleared },
  ];
}
