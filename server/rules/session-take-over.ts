import { FORGOTTEN_OUTCOME, HANDED_OVER_OUTCOME, type Session } from '../../protocol/entities.ts';
import { openSessionOn } from '../../protocol/floor.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { refuse } from '../../protocol/refusals.ts';
import { isForgotten, isOffered } from '../../protocol/status.ts';
import { type Asking, isManager, type Rule } from './rule.ts';
import { endNamed } from './session-end.ts';
import { startSession } from './session-start.ts';

/**
 * `session.take-over`: ends what is open on the equipment and starts one's own, in one act. A manager may, and anybody
 * who may use it, once the open session has run past its plan, its kiosk has told that nobody is at it, or its operator hands it over.
 */
export const takeOverSession: Rule<'session.take-over'> = (lab, intent, asking) => {
  const { type: _type, reason: _reason, endedAt: _endedAt, ...wanted } = intent;
  const open = openSessionOn(lab.floor, intent.equipmentId);
  const sessionId = open?.id === intent.sessionId ? asking.intentId : intent.sessionId;
  const at = asking.claimedAt ?? asking.now;
  const start = { ...wanted, sessionId, type: 'session.start' as const };
  if (!open || isAfter(open, intent, asking)) return startSession(lab, start, asking);
  if (open.operator.id === asking.user.id) {
    return refuse('conflict', 'This session is yours already. Go on with it, or end it first.');
  }
  if (!isManager(asking.user) && !isForgotten(open, at) && !isOffered(open, at)) {
    return refuse('already-in-use', `${open.operator.name} has not run past the plan. Ask them, or a manager.`);
  }
  const takenAt = Math.max(open.startedAt, at);
  const endedAt = intent.endedAt ?? takenAt;
  if (endedAt < open.startedAt || endedAt > takenAt) {
    return refuse('invalid', 'A session ends after its start and not in the future.', { path: 'endedAt' });
  }
  const { [open.id]: _over, ...sessions } = lab.floor.sessions;
  const then = asking.claimedAt === undefined ? asking : { ...asking, claimedAt: takenAt };
  const started = startSession({ ...lab, floor: { ...lab.floor, sessions } }, start, then);
  if ('code' in started) return started;
  const ended = endOf(open, endedAt, intent, asking);
  return { ...started, facts: [{ type: 'session.ended', session: ended }, ...started.facts] };
};

function endOf(open: Session, endedAt: number, intent: IntentOf<'session.take-over'>, asking: Asking): Session {
  const { idleSince: _left, offeredUntil: _offered, ...used } = open;
  const isNamed = intent.endedAt !== undefined;
  const why = intent.reason === undefined || intent.reason === '' ? '' : `: ${intent.reason}`;
  return {
    ...used,
    endedAt,
    outcome: isNamed ? FORGOTTEN_OUTCOME : isOffered(open, endedAt) ? HANDED_OVER_OUTCOME : 'taken-over',
    ...(isNamed && { endNamed: endNamed(FORGOTTEN_OUTCOME, asking) }),
    notes: `Taken over by ${asking.user.name}${why}`,
  };
}

/** Told late, and begun since, by more than the clocks may be apart: nobody could see it then, and it goes on. */
const isAfter = (
  open: Session,
  { sessionId }: IntentOf<'session.take-over'>,
  { claimedAt, clockErrorMs = 0 }: Asking,
): boolean => claimedAt !== undefined && sessionId !== open.id && open.startedAt > claimedAt + clockErrorMs;
