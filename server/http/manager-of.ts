import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import type { HttpOptions } from './app.ts';
import { callerOf } from './caller.ts';

/** Who asks, where that is somebody who runs the lab. */
export async function managerOf(request: FastifyRequest, options: HttpOptions): Promise<SignedIn | Refusal> {
  const caller = await callerOf(request, options);
  if ('code' in caller) return caller;
  if (caller.kind === 'person' && caller.user.role !== 'researcher') return caller.user;
  return refuse('forbidden', 'This is for the people who run the lab. Ask one of them.');
}
