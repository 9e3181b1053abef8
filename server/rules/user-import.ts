import type { User } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { ImportedPerson } from '../../protocol/intents/people.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Asking, Lab, Rule } from './rule.ts';
import { meansAfter, refuseBadge, secretAfter } from './user-means.ts';
import { refuseRole } from './user-power.ts';

/** `user.import`: all of these people, or none. The refusal's path names the first line that does not fit. */
export const importUsers: Rule<'user.import'> = (lab, intent, asking) => {
  const seen = new Set(Object.values(lab.staff.users).map((one) => one.username));
  const badges = new Set<string>();
  for (const [index, person] of intent.people.entries()) {
    const refusal = refuseOne(lab, person, asking) ?? refuseTwice(person, asking, { usernames: seen, badges });
    if (refusal) return { ...refusal, path: `people.${index}${refusal.path === undefined ? '' : `.${refusal.path}`}` };
  }
  const facts = intent.people.map((person): FactBody => ({ type: 'user.created', user: asUser(person, asking) }));
  const secrets = intent.people.map(({ userId }) => secretAfter(userId, asking.sealed.get(userId) ?? {}, []));
  return { facts, result: { count: facts.length }, secrets };
};

function refuseOne(lab: Lab, { userId, role }: ImportedPerson, asking: Asking): Refusal | undefined {
  if (lab.staff.users[userId]) return refuse('already-exists', 'This person is in the lab already.');
  return refuseRole(asking, role) ?? refuseBadge(lab, userId, asking.sealed.get(userId) ?? {});
}

/** Takes a person's name and badge, where neither is somebody's. */
function refuseTwice(
  { userId, username }: ImportedPerson,
  asking: Asking,
  { usernames, badges }: { usernames: Set<string>; badges: Set<string> },
): Refusal | undefined {
  const { badgeHash } = asking.sealed.get(userId) ?? {};
  if (usernames.has(username)) {
    return refuse('already-exists', `There is a user ${username} already, or twice in the list.`, { path: 'username' });
  }
  if (badgeHash !== undefined && badges.has(badgeHash)) {
    return refuse('already-exists', 'This badge is in the list twice.', { path: 'badge' });
  }
  usernames.add(username);
  if (badgeHash !== undefined) badges.add(badgeHash);
  return undefined;
}

const asUser = ({ userId, username, name, role }: ImportedPerson, asking: Asking): User => ({
  id: userId,
  username,
  name,
  role,
  signsInWith: meansAfter({}, asking.sealed.get(userId) ?? {}, []),
});
