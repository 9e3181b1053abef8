import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import type { HttpOptions } from './app.ts';
import { callerOf } from './caller.ts';

/** Who asks, where that is a person, whatever their role. */
export async function personOf(request: FastifyRequest, options: HttpOptions): Promise<SignedIn | Refusal> {
  const caller = await callerOf(request, options);
  if ('code' in caller) return caller;
  return caller.kind === 'person' ? caller.user : refuse('forbidden', 'A feed reads the floor alone.');
}
