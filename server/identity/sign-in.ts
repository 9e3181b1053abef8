import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Credentials, SignedIn } from '../../protocol/wire.ts';
import type { Store } from '../store/store.ts';
import { hashBadge, verifyPassword } from './hashes.ts';
import { signedIn } from './signed-in.ts';

/** How long a person stays signed in at a kiosk at most: a long shift. */
export const KIOSK_SIGN_IN_MS = 12 * 3_600_000;
/** How long a dashboard's cookie lasts: a working day, so that nobody is thrown out at lunch. */
export const WEB_SIGN_IN_MS = 12 * 3_600_000;

/** Who shows these credentials, or why they don't do. */
export async function identify(store: Store, credentials: Credentials): Promise<{ user: SignedIn } | Refusal> {
  if ('badge' in credentials) return byBadge(store, credentials.badge);
  return byPassword(store, credentials.username, credentials.password);
}

async function byBadge(store: Store, badge: string): Promise<{ user: SignedIn } | Refusal> {
  const user = await store.userByBadge(hashBadge(await store.siteKey(), badge));
  if (!user) return refuse('unauthorized', 'This badge is not known here. Ask the lab’s manager to add it.');
  if (user.role !== 'researcher') {
    return refuse('unauthorized', 'A badge alone is not enough for you. Sign in with your user name and password.');
  }
  return { user: signedIn(user) };
}

async function byPassword(store: Store, username: string, password: string): Promise<{ user: SignedIn } | Refusal> {
  const user = await store.userByUsername(username.toLowerCase());
  const right = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !right) return refuse('unauthorized', 'User name or password is wrong. Try again.');
  return { user: signedIn(user) };
}
