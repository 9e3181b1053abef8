import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Credentials } from '../../protocol/wire.ts';
import type { SignInPolicy } from '../config.ts';
import type { KnownUser } from '../store/store.ts';
import { verifyPassword } from './hashes.ts';

/** How long a person stays signed in at a kiosk at most: a long shift. */
export const KIOSK_SIGN_IN_MS = 12 * 3_600_000;
/** How long a dashboard's cookie lasts: a working day, so that nobody is thrown out at lunch. */
export const WEB_SIGN_IN_MS = 12 * 3_600_000;

/** What came of a try: in, not in without having guessed anything (which costs no try), or wrong. */
export type Verdict = { verdict: 'in'; user: KnownUser } | { verdict: 'not-so' | 'wrong'; refusal: Refusal };

/**
 * Whether these credentials sign this person in by the site's policy. Somebody who is not known costs the same work as
 * somebody who is, so that the time says nothing.
 */
export async function judge(
  credentials: Credentials,
  user: KnownUser | undefined,
  ways: SignInPolicy | 'desk',
): Promise<Verdict> {
  if ('badge' in credentials) return judgeBadge(credentials.pin, user, ways);
  const isRight = await verifyPassword(credentials.password, user?.passwordHash ?? null);
  if (!user || !isRight) return wrong('User name or password is wrong. Check both and try again.');
  if (ways !== 'desk' && !ways[user.role].includes('password')) {
    return notSo('At this site you sign in with your badge. Tap it.');
  }
  return { verdict: 'in', user };
}

async function judgeBadge(
  pin: string | undefined,
  user: KnownUser | undefined,
  policy: SignInPolicy | 'desk',
): Promise<Verdict> {
  const ways = user && policy !== 'desk' ? policy[user.role] : [];
  if (pin !== undefined) {
    const isRight = await verifyPassword(pin, user?.pinHash ?? null);
    const isEnough = ways.includes('badge+pin') || ways.includes('badge');
    return user && isRight && isEnough ? { verdict: 'in', user } : wrong('This PIN is wrong. Try again.');
  }
  if (!user) return wrong('This badge is not known here. Ask the lab’s manager to add it.');
  if (ways.includes('badge')) return { verdict: 'in', user };
  if (ways.includes('badge+pin') && user.pinHash !== null) {
    return { verdict: 'not-so', refusal: refuse('pin-required', 'Your badge is known. Type your PIN too.') };
  }
  return notSo('A badge alone is not enough for you. Sign in with your user name and password.');
}

const wrong = (words: string): Verdict => ({ verdict: 'wrong', refusal: refuse('unauthorized', words) });
const notSo = (words: string): Verdict => ({ verdict: 'not-so', refusal: refuse('unauthorized', words) });
