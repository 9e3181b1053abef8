import type { Session } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/** `session.end`: closes it now, or when the person says that the use really ended. */
export const endSession: Rule<'session.end'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  const endedAt = intent.endedAt ?? asking.now;
  if (endedAt < found.session.startedAt || endedAt > asking.now) {
    return refuse('invalid', 'A session ends after its start and not in the future.', { path: 'endedAt' });
  }
  const notes = intent.notes ?? intent.reason;
  const session: Session = {
    ...found.session,
    endedAt,
    outcome: intent.outcome,
    ...(notes !== undefined && notes !== '' && { notes }),
  };
  return { facts: [{ type: 'session.ended', session }], result: { session } };
};
