import type { FastifyInstance } from 'fastify';
import { reportOfUse, reportQuery } from '../../protocol/reports.ts';
import { Tries } from '../identity/tries.ts';
import { readUse } from '../reports/read-use.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { readerOf } from './reader-of.ts';

/** Reports of one person: enough to look through them, too few to keep a hub busy with years of sessions. */
const ASKED = { burst: 30, perSecond: 1 };

/** `/api/v1/reports/use`: who used what, how long, and how much of it the hub saw; for those who run the lab. */
export function serveReports(app: FastifyInstance, options: HttpOptions): void {
  const asked = new Tries(ASKED);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/reports/use',
    summary: 'The use between two times by equipment, person, project or week, and how much of the hours the hub saw.',
    who: 'manager',
    query: reportQuery,
    answer: reportOfUse,
    run: async ({ request, query }) => {
      const reader = await readerOf(request, 'reports', options);
      if ('code' in reader) return reader;
      const { ledger } = options;
      const now = options.now();
      const tooMany = asked.take([reader.id], now);
      if (tooMany) return tooMany;
      const { users } = ledger.world.staff;
      return readUse(query, { store: ledger.store, now, nameOf: (userId) => users[userId]?.name });
    },
  });
}
