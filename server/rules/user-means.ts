import { type SignInMeans, signInMeans, type User } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SealedMeans } from '../identity/seal.ts';
import type { UserSecret } from '../store/store.ts';
import type { Lab } from './rule.ts';

const HASH = { badge: 'badgeHash', pin: 'pinHash', password: 'passwordHash' } as const;

/** What somebody signs in with after some of it was set and some taken away, in one order. */
export function meansAfter(
  user: Pick<User, 'signsInWith'>,
  sealed: SealedMeans,
  remove: readonly SignInMeans[],
): SignInMeans[] {
  const had = new Set(user.signsInWith);
  return signInMeans.options.filter(
    (one) => sealed[HASH[one]] !== undefined || (had.has(one) && !remove.includes(one)),
  );
}

/** The hashes as the store takes them: what is set, and null for what is taken away. */
export function secretAfter(userId: string, sealed: SealedMeans, remove: readonly SignInMeans[]): UserSecret {
  const { badgeHash, pinHash, passwordHash } = sealed;
  return {
    kind: 'user',
    userId,
    ...Object.fromEntries(remove.map((one) => [HASH[one], null])),
    ...(badgeHash !== undefined && { badgeHash }),
    ...(pinHash !== undefined && { pinHash }),
    ...(passwordHash !== undefined && { passwordHash }),
  };
}

/** A badge opens for one person. */
export function refuseBadge(lab: Lab, userId: string, { badgeOwnerId }: SealedMeans): Refusal | undefined {
  if (badgeOwnerId === undefined || badgeOwnerId === userId) return undefined;
  const owner = lab.staff.users[badgeOwnerId]?.name ?? 'somebody else';
  return refuse('already-exists', `This badge is ${owner}'s. Take it from them first, or use another one.`, {
    path: 'badge',
  });
}
