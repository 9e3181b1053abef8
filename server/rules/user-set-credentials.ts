import type { User } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { meansAfter, refuseBadge, secretAfter } from './user-means.ts';
import { userFor } from './user-power.ts';

/** `user.set-credentials`: a new badge, PIN or password, or one less. Set by somebody else, it signs them out everywhere. */
export const setCredentials: Rule<'user.set-credentials'> = (lab, intent, asking) => {
  const found = userFor(lab, intent.userId, asking, 'own');
  if ('code' in found) return found;
  if (found.deactivatedAt !== undefined) {
    return refuse('conflict', `${found.name}'s account is closed. Open it again first.`);
  }
  const { remove = [] } = intent;
  const sealed = asking.sealed.get(found.id) ?? {};
  if (Object.keys(sealed).length + remove.length === 0) {
    return refuse('invalid', 'Say what they sign in with from now on: a badge, a PIN or a password.');
  }
  const refusal = refuseBadge(lab, found.id, sealed);
  if (refusal) return refusal;
  const user: User = { ...found, signsInWith: meansAfter(found, sealed, remove) };
  return {
    facts: [{ type: 'user.credentials-changed', user }],
    result: { user },
    secrets: [{ ...secretAfter(user.id, sealed, remove), ...(user.id !== asking.user.id && { endsSignIns: true }) }],
  };
};
