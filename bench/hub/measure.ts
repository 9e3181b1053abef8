import type { JobResult } from '../swarm/jobs.ts';
import { type Swarm, startSwarm } from '../swarm/swarm.ts';
import { cpuMs } from './process-usage.ts';
import { type ServerKind, type ServerUnderTest, startServer } from './server-under-test.ts';

export interface Crowd {
  screens: number;
  senders: number;
  /** Pieces of equipment that are made before anything is measured. */
  equipment: number;
}

export type Measured = JobResult & { cpuMs: number };

interface Stage {
  server: ServerUnderTest;
  swarm: Swarm;
}

/** Starts a server with clients on it, runs what is to be measured, and takes all of it down again. */
export async function withServer<T>(kind: ServerKind, crowd: Crowd, work: (stage: Stage) => Promise<T>): Promise<T> {
  const server = await startServer(kind);
  const swarm = startSwarm();
  try {
    const { url, cookies } = server;
    await swarm.run({ job: 'connect', url, cookies, senders: crowd.senders, screens: 0 });
    await swarm.run({ job: 'equip', count: crowd.equipment });
    await swarm.run({ job: 'connect', url, cookies, senders: 0, screens: crowd.screens });
    return await work({ server, swarm });
  } finally {
    swarm.stop();
    await server.stop();
  }
}

const VISITORS = 10;
/** Longer than a server lets a client wait for a ping, and a line for its next request. */
const LIVED_SECONDS = 8;

/**
 * A hub runs for weeks. Code is slow until it has run for a while, and what V8 has made fast it takes back when something
 * happens for the first time, such as a ping's answer or the end of a line: so all of that comes first, and then the flood.
 */
export async function warmUp({ server, swarm }: Stage): Promise<void> {
  const visitors = startSwarm();
  const { url, cookies } = server;
  await visitors.run({ job: 'connect', url, cookies, senders: 0, screens: VISITORS });
  await swarm.run({ job: 'flood', seconds: 1 });
  visitors.stop();
  await swarm.run({ job: 'pace', perSecond: 10, seconds: LIVED_SECONDS });
  await swarm.run({ job: 'flood', seconds: 3 });
}

/** A job with the server's CPU over it. */
export async function timed({ server, swarm }: Stage, job: Parameters<Swarm['run']>[0]): Promise<Measured> {
  const before = cpuMs(server.pid);
  const result = await swarm.run(job);
  return { ...result, cpuMs: cpuMs(server.pid) - before };
}

/** Both peers once a round, the other one first each time, so that whatever drifts meets both alike. */
export async function alternate<T>(
  rounds: number,
  peer: ServerKind,
  measure: (kind: ServerKind) => Promise<T>,
): Promise<{ hub: T[]; bare: T[] }> {
  const results: { hub: T[]; bare: T[] } = { hub: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['hub', 'bare'] as const) : (['bare', 'hub'] as const);
    for (const who of order) results[who].push(await measure(who === 'hub' ? 'hub' : peer));
  }
  return results;
}
