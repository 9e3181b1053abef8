import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse, refuseInvalid } from '../../protocol/refusals.ts';
import { passwordCredentials } from '../../protocol/wire.ts';
import { actorOf } from '../identity/actors.ts';
import { hashToken, newToken } from '../identity/hashes.ts';
import { identify, WEB_SIGN_IN_MS } from '../identity/sign-in.ts';
import { isOwnOrigin } from '../sockets/admit.ts';
import type { HttpOptions } from './app.ts';
import { readSessionCookie, SESSION_COOKIE } from './session-cookie.ts';

/** `/api/v1/session`: POST signs in, GET says who is signed in, DELETE signs out. */
export function serveSession(app: FastifyInstance, options: HttpOptions): void {
  app.post('/api/v1/session', (request, reply) => signIn(request, reply, options));
  app.get('/api/v1/session', (request, reply) => whoAmI(request, reply, options));
  app.delete('/api/v1/session', (request, reply) => signOut(request, reply, options));
}

async function signIn(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): Promise<unknown> {
  if (!isOwnOrigin(request.raw, options.allowedOrigins)) return sendRefusal(reply, foreignPage);
  const parsed = passwordCredentials.safeParse(request.body);
  if (!parsed.success) return sendRefusal(reply, refuseInvalid('sign-in', parsed.error));
  const { store } = options.ledger;
  const found = await identify(store, parsed.data);
  if ('code' in found) return sendRefusal(reply, found);
  const token = newToken('web');
  const at = options.now();
  const expiresAt = at + WEB_SIGN_IN_MS;
  await store.saveWebSession(hashToken(token), { userId: found.user.id, at, expiresAt });
  reply.setCookie(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: WEB_SIGN_IN_MS / 1000,
  });
  return { user: found.user, expiresAt };
}

async function whoAmI(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): Promise<unknown> {
  const token = readSessionCookie(request.headers.cookie);
  if (token === undefined) return sendRefusal(reply, refuse('unauthorized', 'You are not signed in. Sign in.'));
  await options.ledger.refresh();
  const { store, world } = options.ledger;
  const actor = await actorOf('person', token, { store, world, now: options.now() });
  if ('code' in actor) return sendRefusal(reply, actor);
  return actor.kind === 'person' ? { user: actor.user } : sendRefusal(reply, foreignPage);
}

async function signOut(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): Promise<unknown> {
  if (!isOwnOrigin(request.raw, options.allowedOrigins)) return sendRefusal(reply, foreignPage);
  const token = readSessionCookie(request.headers.cookie);
  if (token !== undefined) await options.ledger.store.removeWebSession(hashToken(token));
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
  return reply.code(204).send();
}

const foreignPage = refuse('forbidden', 'This page is not from this hub. Open the hub’s own address.');

const STATUS: Partial<Record<Refusal['code'], number>> = {
  invalid: 400,
  unauthorized: 401,
  'token-expired': 401,
  forbidden: 403,
};

const sendRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
  reply.code(STATUS[refusal.code] ?? 503).send(refusal);
