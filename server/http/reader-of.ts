import type { FastifyRequest } from 'fastify';
import { mayRead, type Readable } from '../../protocol/reading.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import type { HttpOptions } from './app.ts';
import { managerOf } from './manager-of.ts';

/** Who asks, where that is somebody who may read this. */
export async function readerOf(
  request: FastifyRequest,
  what: Readable,
  options: HttpOptions,
): Promise<SignedIn | Refusal> {
  const caller = await managerOf(request, options);
  if ('code' in caller || mayRead(caller.role, what)) return caller;
  return refuse('forbidden', 'Only an admin may see this.');
}
