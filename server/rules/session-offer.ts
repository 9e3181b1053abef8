import type { Session } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/** `session.offer`: whoever may use the equipment takes the session over until then; without a time the offer is taken back. */
export const offerSession: Rule<'session.offer'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  if (!found.isOpen) return refuse('already-ended', 'This session has ended, so there is nothing to hand over.');
  const { offeredUntil: _before, ...rest } = found.session;
  const session: Session = { ...rest, ...(intent.until !== undefined && { offeredUntil: intent.until }) };
  return { facts: [{ type: 'session.updated', session }], result: { session } };
};
