import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './app.ts';

/** An answer holds this long: each look writes to the disk, and anybody may ask. */
const LOOK_EVERY_MS = 500;

/** `/healthz`: the process answers. `/readyz`: it can also keep what it is told. */
export function serveHealth(app: FastifyInstance, { ledger, log, isStopping }: HttpOptions): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  const isReady = held(async () => {
    try {
      await ledger.exclusively(() => ledger.store.check());
      return true;
    } catch (error) {
      log.error({ err: error }, 'The store does not take writes.');
      return false;
    }
  });
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    return (await isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'storage-unavailable' });
  });
}

/** Looks once for all who ask within a while. */
function held<T>(look: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > LOOK_EVERY_MS) last = { at, answer: look() };
    return last.answer;
  };
}
