import type { User } from '../../protocol/entities.ts';
import type { Rule } from './rule.ts';
import { refuseLastAdmin, refuseRole, refuseTaken, userFor } from './user-power.ts';

/** `user.update`: what is given replaces what was. Everyone who may ask may change their own names, nobody their own role. */
export const updateUser: Rule<'user.update'> = (lab, intent, asking) => {
  const found = userFor(lab, intent.userId, asking, intent.role === undefined ? 'own' : 'not-own');
  if ('code' in found) return found;
  const user: User = {
    ...found,
    username: intent.username ?? found.username,
    name: intent.name ?? found.name,
    role: intent.role ?? found.role,
  };
  const isNewRole = user.role !== found.role;
  const refusal =
    (isNewRole ? (refuseRole(asking, user.role) ?? refuseLastAdmin(lab, found)) : undefined) ??
    refuseTaken(lab, user.username, user.id);
  return refusal ?? { facts: [{ type: 'user.updated', user }], result: { user } };
};
