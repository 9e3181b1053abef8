import { z } from 'zod';
import type { Role, SignInLock, User } from '../../protocol/entities.ts';
import type { StaffState } from '../../protocol/staff.ts';

export interface PersonRow {
  id: string;
  user: User;
  /** The lock that holds now. */
  lock: SignInLock | undefined;
}

export const peopleFilter = z.object({ search: z.string().max(200).catch('') });

const ROLE_ORDER: Record<Role, number> = { admin: 0, manager: 1, researcher: 2 };

/** Everyone whom a search finds: those who need something first, then who runs the lab, by name; who has left comes last. */
export function peopleList({ users, locks }: StaffState, search: string, now: number): PersonRow[] {
  const words = search.trim().toLowerCase();
  const fits = ({ name, username }: User) => `${name} ${username}`.toLowerCase().includes(words);
  const rank = ({ user, lock }: PersonRow) =>
    user.deactivatedAt !== undefined ? 9 : lock ? -1 : ROLE_ORDER[user.role];
  return Object.values(users)
    .filter(fits)
    .map((user) => ({ id: user.id, user, lock: lockNow(locks[user.id], now) }))
    .toSorted((a, b) => rank(a) - rank(b) || a.user.name.localeCompare(b.user.name));
}

export const lockNow = (lock: SignInLock | undefined, now: number): SignInLock | undefined =>
  lock && lock.until > now ? lock : undefined;
