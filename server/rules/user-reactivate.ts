import type { User } from '../../protocol/entities.ts';
import type { Rule } from './rule.ts';
import { userFor } from './user-power.ts';

/** `user.reactivate`: they are back, and are given something to sign in with next. */
export const reactivateUser: Rule<'user.reactivate'> = (lab, intent, asking) => {
  const found = userFor(lab, intent.userId, asking, 'not-own');
  if ('code' in found) return found;
  if (found.deactivatedAt === undefined) return { facts: [], result: { user: found } };
  const { deactivatedAt: _since, ...user }: User = found;
  return { facts: [{ type: 'user.reactivated', user }], result: { user } };
};
