import type { FastifyInstance } from 'fastify';
import { sessionPage, sessionQuery } from '../../protocol/session-list.ts';
import { Tries } from '../identity/tries.ts';
import { readSessions } from '../sessions/read-sessions.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { PAGES_ASKED } from './pages-asked.ts';
import { readerOf } from './reader-of.ts';

/** `/api/v1/sessions`: who used what, now and before, a page at a time; for those who run the lab. */
export function serveSessions(app: FastifyInstance, options: HttpOptions): void {
  const asked = new Tries(PAGES_ASKED);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/sessions',
    summary: 'Sessions now and before: the open ones first, then the ended, the last first.',
    who: 'manager',
    query: sessionQuery,
    answer: sessionPage,
    run: async ({ request, query }) => {
      const reader = await readerOf(request, 'sessions', options);
      if ('code' in reader) return reader;
      const now = options.now();
      const tooMany = asked.take([reader.id], now);
      return tooMany ?? readSessions(query, { store: options.ledger.store, now });
    },
  });
}
