import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../../protocol/refusals.ts';
import type { HttpOptions } from './app.ts';
import { callerOf, isAdmin } from './caller.ts';
import { sendRefusal } from './send-refusal.ts';

/** `/metrics` for Prometheus: for this machine itself, a feed's token, or an admin. */
export function serveMetrics(app: FastifyInstance, options: HttpOptions): void {
  const { registry } = options.metrics;
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !(await mayRead(request, options))) return sendRefusal(reply, notForYou);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

async function mayRead(request: FastifyRequest, options: HttpOptions): Promise<boolean> {
  const caller = await callerOf(request, options);
  return !('code' in caller) && (caller.kind === 'feed' || isAdmin(caller));
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Asked on this machine, and not by a proxy on it that asks for somebody else. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isPassedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return LOOPBACK.test(socket.remoteAddress ?? '') && !isPassedOn;
}

const notForYou = refuse('unauthorized', 'The figures are for this machine, a feed’s token or an admin.');
