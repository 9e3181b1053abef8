import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { equipmentDay, equipmentDayQuery } from '../../protocol/equipment-day.ts';
import { refuse } from '../../protocol/refusals.ts';
import { id } from '../../protocol/scalars.ts';
import { readEquipmentDay } from '../equipment-day/read-day.ts';
import { Tries } from '../identity/tries.ts';
import type { HttpOptions } from './app.ts';
import { endpoint } from './endpoint.ts';
import { readerOf } from './reader-of.ts';

/** Days of one person: enough to leaf through a month, too few to keep a hub busy. */
const ASKED = { burst: 60, perSecond: 2 };

const path = z.object({ equipmentId: id });

/** `/api/v1/equipment/<id>/day`: what happened on a piece of equipment between two times; for those who run the lab. */
export function serveEquipmentDay(app: FastifyInstance, options: HttpOptions): void {
  const asked = new Tries(ASKED);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/equipment/:equipmentId/day',
    summary: 'A day of a piece of equipment: its sessions, how it stood, and when no kiosk of it was in sight.',
    who: 'manager',
    query: equipmentDayQuery,
    answer: equipmentDay,
    run: async ({ request, query }) => {
      const reader = await readerOf(request, 'equipment-day', options);
      if ('code' in reader) return reader;
      const now = options.now();
      const tooMany = asked.take([reader.id], now);
      if (tooMany) return tooMany;
      const which = path.safeParse(request.params);
      const day = which.success
        ? await readEquipmentDay(options.ledger.store, which.data.equipmentId, { ...query, now })
        : undefined;
      return day ?? refuse('not-found', 'There is no such equipment.');
    },
  });
}
