import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchOptions, byRatio, type Figure, type Row } from '../figure.ts';
import { alternate, withServer } from '../hub/measure.ts';
import { rssBytes } from '../hub/process-usage.ts';
import type { ServerKind } from '../hub/server-under-test.ts';

const CLIENTS = 1000;
const AT_MOST = 2;
/** The first ones pay for code that is loaded with them. */
const FIRST_CLIENTS = 20;
/** Two rounds of heartbeats: what an idle connection is, and not what connecting took. */
const SETTLE_MS = 11_000;
const BYTES_PER_KB = 1024;

/** Resident memory that a thousand idle connections add. */
export const idleMemory: Row = { name: 'idle-memory', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const once = (kind: ServerKind): Promise<number> =>
    withServer(kind, { screens: FIRST_CLIENTS, senders: 1, equipment: 10 }, async ({ server, swarm }) => {
      await sleep(SETTLE_MS / 2);
      const before = rssBytes(server.pid);
      await swarm.run({ job: 'connect', url: server.url, cookies: server.cookies, senders: 0, screens: CLIENTS });
      await sleep(SETTLE_MS);
      return (rssBytes(server.pid) - before) / CLIENTS / BYTES_PER_KB;
    });
  const runs = await alternate(rounds, 'broadcast', once);
  return [
    byRatio({ name: `memory of an idle connection, ${CLIENTS} clients`, unit: 'KB', bound: { atMost: AT_MOST }, runs }),
  ];
}
