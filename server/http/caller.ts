import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Actor } from '../../protocol/wire.ts';
import { actorOf } from '../identity/actors.ts';
import type { HttpOptions } from './app.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The token of `Authorization: Bearer …`, where there is one. */
export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer (\S{1,512})$/.exec(headers.authorization ?? '')?.[1];

/** Who asks over HTTP: a program by its feed's token (`Authorization: Bearer …`), or a person by cookie. */
export async function callerOf(request: FastifyRequest, { ledger, now }: HttpOptions): Promise<Actor | Refusal> {
  const bearer = bearerOf(request);
  const token = bearer ?? readSessionCookie(request.headers.cookie);
  if (token === undefined) return refuse('unauthorized', 'You are not signed in. Sign in.');
  await ledger.refresh();
  const { store, world } = ledger;
  return actorOf(bearer === undefined ? 'person' : 'feed', token, { store, world, now: now() });
}

export const isAdmin = (actor: Actor): boolean => actor.kind === 'person' && actor.user.role === 'admin';
