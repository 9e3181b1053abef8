import { runsUntil, type Session } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { lateMark, type Rule } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/**
 * `session.set-unattended`: it runs on with nobody at it until a time, and is planned until then at least; without a time
 * somebody is at it again.
 */
export const setUnattended: Rule<'session.set-unattended'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  if (!found.isOpen) return refuse('already-ended', 'This session has ended. Start a new one.');
  if (intent.until !== undefined && intent.until <= (asking.claimedAt ?? asking.now)) {
    return refuse('invalid', 'An unattended run ends in the future. Choose a later time.', { path: 'until' });
  }
  const { unattendedUntil: _before, idleSince: _left, ...rest } = found.session;
  const session: Session = { ...rest, ...runsUntil(intent.until, rest.plannedEndAt), ...lateMark(asking) };
  return { facts: [{ type: 'session.updated', session }], result: { session } };
};
