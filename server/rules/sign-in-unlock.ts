import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `sign-in.unlock`: a manager knows who stands there; they may try again at once, and the count begins anew. */
export const unlockSignIn: Rule<'sign-in.unlock'> = (lab, { lockedId }) => {
  const lock = lab.staff.locks[lockedId];
  if (!lock) return refuse('not-found', 'Nothing is locked there any more.');
  return { facts: [{ type: 'sign-in.unlocked', lock }], result: { lock } };
};
