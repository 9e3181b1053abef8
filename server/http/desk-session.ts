import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../protocol/wire.ts';
import { hashToken, newToken } from '../identity/hashes.ts';
import { WEB_SIGN_IN_MS } from '../identity/sign-in.ts';
import type { HttpOptions } from './app.ts';
import { keepCookie } from './cookies.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** Signs somebody in at the dashboard: they have shown what it takes. */
export async function openDeskSession(
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  user: SignedIn,
  { ledger, now }: HttpOptions,
): Promise<{ user: SignedIn; expiresAt: number }> {
  const token = newToken('web');
  const at = now();
  const expiresAt = at + WEB_SIGN_IN_MS;
  await ledger.store.saveWebSession(hashToken(token), { userId: user.id, at, expiresAt });
  keepCookie({ request, reply }, { name: SESSION_COOKIE, value: token, forMs: WEB_SIGN_IN_MS });
  return { user, expiresAt };
}
