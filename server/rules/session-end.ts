import type { Session } from '../../protocol/entities.ts';
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

/** A time that a person names must fit; a kiosk's clock is taken as near as it fits. */
function endOf(session: Session, intent: IntentOf<'session.end'>, asking: Asking): number | undefined {
  if (intent.endedAt === undefined) return Math.max(session.startedAt, asking.claimedAt ?? asking.now);
  const fits = intent.endedAt >= session.startedAt && intent.endedAt <= asking.now;
  return fits ? intent.endedAt : undefined;
}

function end(open: Session, intent: IntentOf<'session.end'>, asking: Asking, endedAt: number): Decision | Refusal {
  const notes = intent.notes ?? intent.reason;
  const session: Session = {
    ...withoutForeignTime(open, endedAt),
    ...toldLate(asking),
    ...(open.conflict && { conflict: { ...open.conflict, endToldAt: asking.now } }),
    endedAt,
    outcome: intent.outcome,
    ...(notes !== undefined && notes !== '' && { notes }),
  };
  return { facts: [{ type: 'session.ended', session }], result: { session } };
}

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
