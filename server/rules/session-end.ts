import { IDLE_OUTCOME, type Session } from '../../protocol/entities.ts';
import type { IntentOf } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Asking, type Decision, type Rule, toldLate } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/** `session.end`: closes it now, or when the person says that the use really ended. */
export const endSession: Rule<'session.end'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  const endedAt = endOf(found.session, intent, asking);
  if (endedAt === undefined) {
    return refuse('invalid', 'A session ends after its start and not in the future.', { path: 'endedAt' });
  }
  return found.isOpen ? end(found.session, intent, asking, endedAt) : confirmEnd(found.session, endedAt);
};

/** A time that a person names must fit; a kiosk's own word, by whatever clock it has, is taken as near as it fits. */
function endOf(session: Session, intent: IntentOf<'session.end'>, asking: Asking): number | undefined {
  if (intent.endedAt === undefined) return Math.max(session.startedAt, asking.claimedAt ?? asking.now);
  if (intent.outcome === IDLE_OUTCOME) return Math.max(session.startedAt, Math.min(intent.endedAt, asking.now));
  const fits = intent.endedAt >= session.startedAt && intent.endedAt <= asking.now;
  return fits ? intent.endedAt : undefined;
}

function end(open: Session, intent: IntentOf<'session.end'>, asking: Asking, endedAt: number): Decision | Refusal {
  const notes = intent.notes ?? intent.reason;
  const { idleSince: _left, offeredUntil: _offered, ...used } = open;
  const session: Session = {
    ...withoutForeignTime(used, endedAt),
    ...toldLate(asking),
    ...(open.conflict && { conflict: { ...open.conflict, endToldAt: asking.now } }),
    endedAt,
    outcome: intent.outcome,
    ...(intent.endedAt !== undefined && { endNamed: endNamed(intent.outcome, asking) }),
    ...(notes !== undefined && notes !== '' && { notes }),
  };
  return { facts: [{ type: 'session.ended', session }], result: { session } };
}

/** A kiosk's end by the site's policy is nobody's word, whoever was signed in there. */
export const endNamed = (outcome: string, { user, now }: Asking): NonNullable<Session['endNamed']> => ({
  at: now,
  ...(outcome !== IDLE_OUTCOME && { by: { id: user.id, name: user.name } }),
});

/** When a start was told must not read as when the end was: of an end that lies before it only the mark is kept. */
function withoutForeignTime({ toldAt, ...open }: Session, endedAt: number): Session {
  return toldAt !== undefined && toldAt < endedAt ? { ...open, toldAt } : open;
}

/** It was ended before, by a manager or a take-over: what its operator says is kept beside that, and nothing is undone. */
function confirmEnd(ended: Session, claimedEndedAt: number): Decision {
  if (ended.claimedEndedAt !== undefined) return { facts: [], result: { session: ended } };
  const session: Session = { ...ended, claimedEndedAt };
  return { facts: [{ type: 'session.corrected', session }], result: { session } };
}
