import {
  type Conflict,
  type Equipment,
  isQualified,
  plannedEnd,
  qualificationKey,
  runsUntil,
  type Session,
} from '../../protocol/entities.ts';
import { openSessionOn } from '../../protocol/floor.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Named } from '../../protocol/scalars.ts';
import { type Asking, isManager, type Lab, type Rule, toldLate } from './rule.ts';

/**
 * `session.start`: one open session per equipment, on equipment that works, by somebody who may use it, where it stands.
 * A start that is told late can't be refused, because the use did happen: it is recorded, as a conflict where it collides.
 */
export const startSession: Rule<'session.start'> = (lab, intent, asking) => {
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more. Choose another one.');
  const refusal = refusePlace(lab, equipment, asking) ?? refuseId(lab, intent) ?? refusePast(intent, asking);
  if (refusal) return refusal;
  const user = intent.userId === undefined ? undefined : lab.staff.users[intent.userId];
  if (intent.userId !== undefined && !user)
    return refuse('not-found', 'The person that this work is for is not known here.');
  const obstacle = obstacleTo(lab, equipment, asking);
  const session = newSession(intent, asking, user && { id: user.id, name: user.name });
  if (!obstacle) return { facts: [{ type: 'session.started', session }], result: { session } };
  if (asking.claimedAt === undefined) return obstacle.refusal;
  const conflicted: Session = { ...session, conflict: { ...obstacle.conflict, ...toldNow(asking) } };
  return { facts: [{ type: 'session.conflicted', session: conflicted }], result: { session: conflicted } };
};

const toldNow = ({ now, clockErrorMs }: Asking): Pick<Conflict, 'toldAt' | 'clockErrorMs'> => ({
  toldAt: now,
  ...(clockErrorMs !== undefined && { clockErrorMs }),
});

function refusePlace(lab: Lab, equipment: Equipment, asking: Asking): Refusal | undefined {
  if (asking.stationId === undefined) {
    if (isManager(asking.user)) return undefined;
    return refuse('forbidden', `Sessions are started at the instrument. Go to the kiosk at ${equipment.name}.`);
  }
  if (lab.floor.stations[asking.stationId]?.equipmentIds.includes(equipment.id)) return undefined;
  return refuse('forbidden', `${equipment.name} has another kiosk. Start your session there.`);
}

function refuseId(lab: Lab, { sessionId }: IntentOf<'session.start'>): Refusal | undefined {
  if (!lab.floor.sessions[sessionId] && !lab.staff.conflicts[sessionId] && !lab.past.has(sessionId)) return undefined;
  return refuse('already-exists', 'There was a session with this id before. Start with a new one.');
}

function refusePast({ unattendedUntil }: IntentOf<'session.start'>, asking: Asking): Refusal | undefined {
  if (unattendedUntil === undefined || unattendedUntil > (asking.claimedAt ?? asking.now)) return undefined;
  return refuse('invalid', 'An unattended run ends in the future. Choose a later time.', { path: 'unattendedUntil' });
}

interface Obstacle {
  refusal: Refusal;
  conflict: Conflict;
}

/** What stands against using it now: the words for somebody who is there, the record for a use that is over. */
function obstacleTo(lab: Lab, equipment: Equipment, asking: Asking): Obstacle | undefined {
  const { name } = equipment;
  const open = openSessionOn(lab.floor, equipment.id);
  if (asking.savedSignIn === 'late') {
    const words = 'Your sign-in without the hub has run out. Nothing was started. Sign in again.';
    return { refusal: refuse('token-expired', words), conflict: { reason: 'no-sign-in' } };
  }
  if (equipment.condition === 'out-of-service') {
    const why = equipment.conditionReason === undefined ? '' : `: ${equipment.conditionReason}`;
    const words = `${name} is out of service${why}. Choose another one or ask the lab's manager.`;
    return { refusal: refuse('out-of-service', words), conflict: { reason: 'out-of-service' } };
  }
  const missing = qualificationMissing(lab, equipment, asking);
  if (missing !== undefined)
    return { refusal: refuse('not-qualified', missing), conflict: { reason: 'not-qualified' } };
  if (!open) return undefined;
  const words = `${open.operator.name} is using ${name}. Wait until it is free.`;
  const other = { operator: open.operator, startedAt: open.startedAt };
  return { refusal: refuse('already-in-use', words), conflict: { reason: 'in-use', sessionId: open.id, other } };
}

/** Why somebody may not use it for want of a qualification at the time that counts; people who run the lab need none. */
function qualificationMissing(
  lab: Lab,
  { id, name, requiresQualification }: Equipment,
  asking: Asking,
): string | undefined {
  if (!requiresQualification || isManager(asking.user)) return undefined;
  const held = lab.staff.qualifications[qualificationKey(asking.user.id, id)];
  if (isQualified(held, asking.claimedAt ?? asking.now)) return undefined;
  if (held) return `Your qualification for ${name} has run out. Ask the lab's manager to renew it.`;
  return `${name} needs a qualification. Ask the lab's manager for it.`;
}

function newSession(intent: IntentOf<'session.start'>, asking: Asking, user: Named | undefined): Session {
  const startedAt = asking.claimedAt ?? asking.now;
  const plannedEndAt = intent.plannedMs === undefined ? undefined : plannedEnd(startedAt, intent.plannedMs);
  return {
    id: intent.sessionId,
    equipmentId: intent.equipmentId,
    operator: { id: asking.user.id, name: asking.user.name },
    ...(user && { user }),
    ...(intent.project !== undefined && { project: intent.project }),
    startedAt,
    ...(plannedEndAt !== undefined && { plannedEndAt }),
    ...runsUntil(intent.unattendedUntil, plannedEndAt),
    ...toldLate(asking),
    ...(asking.stationId !== undefined && { stationId: asking.stationId }),
  };
}
