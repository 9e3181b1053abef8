import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './app.ts';

/** `/healthz`: the process answers. `/readyz`: it can also keep what it is told. */
export function serveHealth(app: FastifyInstance, { ledger, isStopping }: HttpOptions): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await ledger.exclusively(() => ledger.store.check());
      return { status: 'ready' };
    } catch (error) {
      request.log.error({ error }, 'The store does not take writes.');
      return reply.code(503).send({ status: 'storage-unavailable' });
    }
  });
}
