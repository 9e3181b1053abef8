import { type Equipment, plannedEnd, type Session } from '../../protocol/entities.ts';
import { openSessionOn } from '../../protocol/floor.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Named } from '../../protocol/scalars.ts';
import { type Asking, isManager, type Lab, type Rule } from './rule.ts';

/** `session.start`: one open session per equipment, on equipment that works, by somebody who may use it, where it stands. */
export const startSession: Rule<'session.start'> = (lab, intent, asking) => {
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more. Choose another one.');
  const refusal = refusePlace(lab, equipment, asking) ?? refuseUse(lab, equipment, intent, asking);
  if (refusal) return refusal;
  const user = intent.userId === undefined ? undefined : lab.staff.users[intent.userId];
  if (intent.userId !== undefined && !user)
    return refuse('not-found', 'The person that this work is for is not known here.');
  const session = newSession(intent, asking, user && { id: user.id, name: user.name });
  return { facts: [{ type: 'session.started', session }], result: { session } };
};

function refusePlace(lab: Lab, equipment: Equipment, asking: Asking): Refusal | undefined {
  if (asking.stationId === undefined) {
    if (isManager(asking.user)) return undefined;
    return refuse('forbidden', `Sessions are started at the instrument. Go to the kiosk at ${equipment.name}.`);
  }
  if (lab.floor.stations[asking.stationId]?.equipmentIds.includes(equipment.id)) return undefined;
  return refuse('forbidden', `${equipment.name} has another kiosk. Start your session there.`);
}

function refuseUse(
  lab: Lab,
  equipment: Equipment,
  intent: IntentOf<'session.start'>,
  asking: Asking,
): Refusal | undefined {
  if (equipment.condition === 'out-of-service') {
    const why = equipment.conditionReason === undefined ? '' : `: ${equipment.conditionReason}`;
    return refuse(
      'out-of-service',
      `${equipment.name} is out of service${why}. Choose another one or ask the lab's manager.`,
    );
  }
  if (equipment.requiresQualification && !isManager(asking.user)) {
    return refuse('not-qualified', `${equipment.name} needs a qualification. Ask the lab's manager for it.`);
  }
  const open = openSessionOn(lab.floor, equipment.id);
  if (open) return refuse('already-in-use', `${open.operator.name} is using ${equipment.name}. Wait until it is free.`);
  if (lab.floor.sessions[intent.sessionId]) {
    return refuse('already-exists', 'A session with this id is open already. Start with a new one.');
  }
  return undefined;
}

function newSession(intent: IntentOf<'session.start'>, asking: Asking, user: Named | undefined): Session {
  return {
    id: intent.sessionId,
    equipmentId: intent.equipmentId,
    operator: { id: asking.user.id, name: asking.user.name },
    ...(user && { user }),
    ...(intent.project !== undefined && { project: intent.project }),
    startedAt: asking.now,
    ...(intent.plannedMs !== undefined && { plannedEndAt: plannedEnd(asking.now, intent.plannedMs) }),
    ...(asking.stationId !== undefined && { stationId: asking.stationId }),
  };
}
