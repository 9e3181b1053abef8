import type { Named } from '../../protocol/scalars.ts';
import { type Credentials, credentials } from '../../protocol/wire.ts';
import { hashBadge } from '../identity/hashes.ts';
import type { NewAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

/** Where somebody signs in or out, and when. */
export type From = Pick<NewAudit, 'source' | 'station' | 'address' | 'at'>;

/** Records a sign-in with what it came to, before anybody is told. One that was not looked at is no attempt. */
export async function auditSignIn(
  store: Store,
  from: From,
  shown: unknown,
  answer: object,
  type: 'sign-in' | 'kiosk.leave' = 'sign-in',
): Promise<void> {
  const parsed = credentials.safeParse(shown);
  const result = resultOf(answer);
  if (!parsed.success || result === 'rate-limited') return;
  const user = await meant(store, parsed.data);
  const about = { shown: 'badge' in parsed.data ? 'badge' : 'password' };
  await store.audit([{ ...from, type, result, ...(user && { user }), about }]);
}

/** The same for somebody whom a provider has sent: who it is, where the lab knows them. */
export const auditSingleSignOn = (store: Store, from: From, user: Named | undefined, result: string): Promise<void> =>
  store.audit([
    { ...from, type: 'sign-in', result, ...(user && { user: namedOf(user) }), about: { shown: 'single-sign-on' } },
  ]);

export async function auditSignOut(store: Store, from: From, user: Named | undefined): Promise<void> {
  if (user) await store.audit([{ ...from, type: 'sign-out', result: 'ok', user: namedOf(user), about: {} }]);
}

const resultOf = (answer: object): string => ('code' in answer ? String(answer.code) : 'ok');

/** Whose account it is. What a stranger typed is not kept: people type passwords into the wrong field. */
async function meant(store: Store, shown: Credentials): Promise<Named | undefined> {
  const known =
    'badge' in shown
      ? await store.userByBadge(hashBadge(await store.siteKey(), shown.badge))
      : await store.userByUsername(shown.username.toLowerCase());
  return known && namedOf(known);
}

const namedOf = ({ id, name }: Named): Named => ({ id, name });
