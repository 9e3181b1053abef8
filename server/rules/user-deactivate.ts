import type { User } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { secretAfter } from './user-means.ts';
import { refuseLastAdmin, userFor } from './user-power.ts';

/**
 * `user.deactivate`: they are signed out everywhere and can't come back in; their badge is free for somebody else. What
 * they did keeps their name. A session of theirs goes on until it is ended.
 */
export const deactivateUser: Rule<'user.deactivate'> = (lab, intent, asking) => {
  const found = userFor(lab, intent.userId, asking, 'not-own');
  if ('code' in found) return found;
  if (found.id === asking.user.id) return refuse('conflict', 'This is you. Somebody else has to close your account.');
  if (found.deactivatedAt !== undefined) return { facts: [], result: { user: found } };
  const refusal = refuseLastAdmin(lab, found);
  if (refusal) return refusal;
  const user: User = { ...found, signsInWith: [], deactivatedAt: asking.now };
  return {
    facts: [{ type: 'user.deactivated', user }],
    result: { user },
    secrets: [{ ...secretAfter(user.id, {}, ['badge', 'pin', 'password']), endsSignIns: true }],
  };
};
