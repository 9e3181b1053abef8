import { isLikeName } from '../../protocol/credentials.ts';
import { type IntentBody, intentBody, mayAsk } from '../../protocol/intents.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Actor } from '../../protocol/wire.ts';
import type { World } from '../flow/world.ts';
import type { Store } from '../store/store.ts';
import { hashBadge, hashPassword } from './hashes.ts';

/** What somebody is to sign in with, as hashes, and whose badge it is so far. */
export interface SealedMeans {
  badgeHash?: string;
  badgeOwnerId?: string;
  pinHash?: string;
  passwordHash?: string;
}
/** By person. */
export type Sealed = ReadonlyMap<string, SealedMeans>;

interface Secrets {
  userId: string;
  username: string;
  badge?: string | undefined;
  pin?: string | undefined;
  password?: string | undefined;
}

const WITH_SECRETS: ReadonlySet<unknown> = new Set<IntentBody['type']>([
  'user.create',
  'user.set-credentials',
  'user.import',
]);

export const hasSecrets = (body: Record<string, unknown>): boolean => WITH_SECRETS.has(body['type']);

/**
 * Turns an intent's secrets into hashes before its turn comes: that takes a tenth of a second each, and rules are pure and
 * never see them. Nothing is made for a body that can't be read or an actor who may not ask: the rules refuse those.
 */
export async function seal(
  body: Record<string, unknown>,
  actor: Actor,
  { store, world }: { store: Store; world: World },
): Promise<Sealed | Refusal> {
  const sealed = new Map<string, SealedMeans>();
  const user = actor.kind === 'feed' ? undefined : actor.user;
  const parsed = intentBody.safeParse(body);
  if (!user || !parsed.success || !mayAsk(user.role, parsed.data.type)) return sealed;
  for (const one of secretsOf(parsed.data, world)) {
    const refusal = one.password === undefined ? undefined : refuseLikeName(one.password, one.username);
    if (refusal) return refusal;
    sealed.set(one.userId, await sealOne(one, store));
  }
  return sealed;
}

export function refuseLikeName(password: string, username: string): Refusal | undefined {
  if (!isLikeName(password, username)) return undefined;
  return refuse('invalid', 'This password is too close to the user name. Choose another one.', { path: 'password' });
}

function secretsOf(intent: IntentBody, world: World): Secrets[] {
  if (intent.type === 'user.create') return [intent];
  if (intent.type === 'user.import') return intent.people;
  if (intent.type !== 'user.set-credentials') return [];
  return [{ ...intent, username: world.staff.users[intent.userId]?.username ?? '' }];
}

async function sealOne({ badge, pin, password }: Secrets, store: Store): Promise<SealedMeans> {
  const badgeHash = badge === undefined ? undefined : hashBadge(await store.siteKey(), badge);
  const owner = badgeHash === undefined ? undefined : await store.userByBadge(badgeHash);
  return {
    ...(badgeHash !== undefined && { badgeHash }),
    ...(owner && { badgeOwnerId: owner.id }),
    ...(pin !== undefined && { pinHash: await hashPassword(pin) }),
    ...(password !== undefined && { passwordHash: await hashPassword(password) }),
  };
}
