import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Credentials, deskSignIn, passwordCredentials, signedIn } from '../../protocol/wire.ts';
import { auditSignIn, auditSignOut, type From } from '../audit/sign-ins.ts';
import { hashToken } from '../identity/hashes.ts';
import type { HttpOptions } from './app.ts';
import { callerOf } from './caller.ts';
import { openDeskSession } from './desk-session.ts';
import { type Call, endpoint } from './endpoint.ts';
import { readSessionCookie, SESSION_COOKIE } from './session-cookie.ts';

/** `/api/v1/session`: POST signs in, GET says who is signed in, DELETE signs out. */
export function serveSession(app: FastifyInstance, options: HttpOptions): void {
  const url = '/api/v1/session';
  endpoint(app, {
    method: 'POST',
    url,
    summary: 'Signs a person in and sets the cookie that HTTP and the socket’s handshake read.',
    who: 'anyone',
    body: passwordCredentials,
    answer: deskSignIn,
    run: async (call) => {
      const answer = await signIn(call, options);
      await auditSignIn(options.ledger.store, whence(call, options), call.body, answer);
      return answer;
    },
  });
  endpoint(app, {
    method: 'GET',
    url,
    summary: 'Says who is signed in.',
    who: 'signed-in',
    answer: z.object({ user: signedIn }),
    run: (call) => whoAmI(call, options),
  });
  endpoint(app, {
    method: 'DELETE',
    url,
    summary: 'Signs out; succeeds for who is not signed in too.',
    who: 'anyone',
    status: 204,
    run: async (call) => {
      const actor = await callerOf(call.request, options);
      await signOut(call, options);
      const user = 'code' in actor || actor.kind === 'feed' ? undefined : actor.user;
      await auditSignOut(options.ledger.store, whence(call, options), user);
      return undefined;
    },
  });
}

const whence = ({ request }: Pick<Call<unknown, unknown>, 'request'>, { now }: HttpOptions): From => ({
  at: now(),
  source: 'dashboard',
  address: request.ip,
});

async function signIn(call: Call<unknown, Credentials>, options: HttpOptions): Promise<object | Refusal> {
  const { request, reply, body } = call;
  const { attempts, reception, metrics } = options;
  const tooMany = attempts.begin(request.ip, options.now());
  if (tooMany) return tooMany;
  const found = await reception.atDesk(body, request.ip);
  metrics.webSignIn('code' in found ? found.code : 'ok');
  if ('code' in found) return found;
  attempts.succeeded(request.ip);
  return openDeskSession({ request, reply }, found.user, options);
}

async function whoAmI({ request }: Call<unknown, unknown>, options: HttpOptions): Promise<object | Refusal> {
  const actor = await callerOf(request, options);
  if ('code' in actor) return actor;
  return actor.kind === 'person' ? { user: actor.user } : refuse('forbidden', 'A feed is no person.');
}

async function signOut({ request, reply }: Call<unknown, unknown>, options: HttpOptions): Promise<undefined> {
  const token = readSessionCookie(request.headers.cookie);
  if (token !== undefined) await options.ledger.store.removeWebSession(hashToken(token));
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
  return undefined;
}
