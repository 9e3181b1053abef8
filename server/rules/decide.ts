import { type IntentBody, type IntentType, ROLES_FOR_INTENT } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Actor } from '../../protocol/wire.ts';
import { resolveConflict } from './conflict-resolve.ts';
import { createEquipment } from './equipment-create.ts';
import { retireEquipment } from './equipment-retire.ts';
import { setCondition } from './equipment-set-condition.ts';
import { updateEquipment } from './equipment-update.ts';
import type { Decision, Lab, Rule } from './rule.ts';
import { endSession } from './session-end.ts';
import { extendSession } from './session-extend.ts';
import { startSession } from './session-start.ts';

const RULES: { [T in IntentType]: Rule<T> } = {
  'session.start': startSession,
  'session.extend': extendSession,
  'session.end': endSession,
  'equipment.create': createEquipment,
  'equipment.update': updateEquipment,
  'equipment.retire': retireEquipment,
  'equipment.set-condition': setCondition,
  'conflict.resolve': resolveConflict,
};

/** The hub's time, and for an act that was told late the time that its client names. */
export interface When {
  now: number;
  claimedAt?: number;
}

/** Whether this actor may do this now, and what follows. Pure. */
export function decide(lab: Lab, intent: IntentBody, actor: Actor, when: When): Decision | Refusal {
  const user = actor.kind === 'feed' ? undefined : actor.user;
  if (actor.kind === 'feed') return refuse('forbidden', 'A feed reads; it can change nothing.');
  if (!user) return refuse('unauthorized', 'Nobody is signed in here. Sign in first, then do it again.');
  if (!ROLES_FOR_INTENT[intent.type].includes(user.role)) {
    return refuse('forbidden', 'This is for the people who run the lab. Ask one of them.');
  }
  const rule = RULES[intent.type] as Rule<IntentType>;
  const claimedAt = when.claimedAt === undefined ? undefined : Math.min(when.claimedAt, when.now);
  return rule(lab, intent, {
    user,
    now: when.now,
    ...(claimedAt !== undefined && { claimedAt }),
    ...(actor.kind === 'station' && { stationId: actor.station.id }),
  });
}
