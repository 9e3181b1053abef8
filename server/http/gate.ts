import type { FastifyInstance } from 'fastify';
import { Tries } from '../identity/tries.ts';
import { foreignPage, isOwnOrigin } from '../sockets/admit.ts';
import type { HttpOptions } from './app.ts';
import { sendRefusal } from './send-refusal.ts';

/** Requests of one address: a whole site behind one router that opens its dashboards at once. */
const REQUESTS = { burst: 4_000, perSecond: 1_000 };

/** What only reads, by HTTP's own definition; nothing of ours changes anything on these. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Asked of every request before anything is looked up: not too many from one place, and no change for a foreign page. */
export function guardRequests(app: FastifyInstance, { allowedOrigins, now }: HttpOptions): void {
  const requests = new Tries(REQUESTS);
  app.addHook('onRequest', async (request, reply) => {
    const tooMany = requests.take([request.ip], now());
    if (tooMany) return sendRefusal(reply, tooMany);
    if (!SAFE.includes(request.method) && !isOwnOrigin(request.raw, allowedOrigins))
      return sendRefusal(reply, foreignPage);
    return undefined;
  });
}
