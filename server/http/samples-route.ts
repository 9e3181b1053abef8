import type { FastifyInstance } from 'fastify';
import { samplePage, sampleQuery } from '../../protocol/sample-list.ts';
import { Tries } from '../identity/tries.ts';
import { readFinished } from '../samples/read-finished.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { PAGES_ASKED } from './pages-asked.ts';
import { personOf } from './person-of.ts';

/** `/api/v1/samples`: the finished ones, which have left the inboxes or will; a page at a time. */
export function serveSamples(app: FastifyInstance, options: HttpOptions): void {
  const asked = new Tries(PAGES_ASKED);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/samples',
    summary: 'Finished samples, the last submitted first: all of them for those who run the lab, one’s own for others.',
    who: 'signed-in',
    query: sampleQuery,
    answer: samplePage,
    run: async ({ request, query }) => {
      const reader = await personOf(request, options);
      if ('code' in reader) return reader;
      const tooMany = asked.take([reader.id], options.now());
      return tooMany ?? readFinished(query, reader, options.ledger.store);
    },
  });
}
