import type { Role, User } from '../../protocol/entities.ts';
import { ROLES_OVER } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Asking, Lab } from './rule.ts';

/** The person whose account is to be changed, if whoever asks may; `self` says whether one's own is theirs to change. */
export function userFor(lab: Lab, userId: string, asking: Asking, self: 'own' | 'not-own'): User | Refusal {
  const user = lab.staff.users[userId];
  if (!user) return refuse('not-found', 'This person is not known here. Look at the list as it is now.');
  const isSelf = self === 'own' && user.id === asking.user.id;
  return (isSelf ? undefined : refuseRole(asking, user.role)) ?? user;
}

/** Nobody gives or takes a role that is not theirs to give. */
export function refuseRole(asking: Asking, role: Role): Refusal | undefined {
  if (ROLES_OVER[role].includes(asking.user.role)) return undefined;
  return refuse('forbidden', 'Only an admin changes the accounts of the people who run the lab. Ask one.');
}

/** Whether there is an admin, besides the one named. */
export const isAdminLeft = (staff: Lab['staff'], besides?: User): boolean =>
  Object.values(staff.users).some(
    (one) => one.id !== besides?.id && one.role === 'admin' && one.deactivatedAt === undefined,
  );

/** Somebody must be left who can change everything. */
export function refuseLastAdmin(lab: Lab, user: User): Refusal | undefined {
  if (user.role !== 'admin' || isAdminLeft(lab.staff, user)) return undefined;
  return refuse('conflict', `${user.name} is the only admin. Make somebody else an admin first.`);
}

/** One name, one person: also of those who have left, so that the record stays clear. */
export function refuseTaken(lab: Lab, username: string, userId: string): Refusal | undefined {
  const holder = Object.values(lab.staff.users).find((one) => one.username === username && one.id !== userId);
  if (!holder) return undefined;
  return refuse('already-exists', `There is a user ${username} already: ${holder.name}. Choose another name.`, {
    path: 'username',
  });
}
