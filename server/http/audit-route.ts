import type { FastifyInstance } from 'fastify';
import { auditPage, auditQuery } from '../../protocol/audit.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { readerOf } from './reader-of.ts';

/** `/api/v1/audit`: who asked what, from where, and what became of it, a page at a time; for admins. */
export function serveAudit(app: FastifyInstance, options: HttpOptions): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/audit',
    summary: 'Who asked what, when, from where, and what became of it; the newest first.',
    who: 'admin',
    query: auditQuery,
    answer: auditPage,
    run: async ({ request, query }) => {
      const reader = await readerOf(request, 'audit', options);
      return 'code' in reader ? reader : options.ledger.store.auditBefore(query);
    },
  });
}
