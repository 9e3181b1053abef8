import { plannedEnd, type Session } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { lateMark, type Rule } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/** `session.extend`: a new planned length, counted from the start, that ends in the future. */
export const extendSession: Rule<'session.extend'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  if (!found.isOpen) return refuse('already-ended', 'This session has ended. Start a new one.');
  const plannedEndAt = plannedEnd(found.session.startedAt, intent.plannedMs);
  if (plannedEndAt <= asking.now) {
    return refuse('invalid', 'The new end is in the past. Choose a later one.', { path: 'plannedMs' });
  }
  const session: Session = { ...found.session, plannedEndAt, ...lateMark(asking) };
  return { facts: [{ type: 'session.extended', session }], result: { session } };
};
