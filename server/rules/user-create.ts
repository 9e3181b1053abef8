import type { User } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { meansAfter, refuseBadge, secretAfter } from './user-means.ts';
import { refuseRole, refuseTaken } from './user-power.ts';

/** `user.create`: a person with what they sign in with; without any of it they can be given some later. */
export const createUser: Rule<'user.create'> = (lab, intent, asking) => {
  const { userId, username, name, role } = intent;
  if (lab.staff.users[userId])
    return refuse('already-exists', 'This person is in the lab already. Change them instead.');
  const sealed = asking.sealed.get(userId) ?? {};
  const refusal = refuseRole(asking, role) ?? refuseTaken(lab, username, userId) ?? refuseBadge(lab, userId, sealed);
  if (refusal) return refusal;
  const user: User = { id: userId, username, name, role, signsInWith: meansAfter({}, sealed, []) };
  return {
    facts: [{ type: 'user.created', user }],
    result: { user },
    secrets: [secretAfter(userId, sealed, [])],
  };
};
