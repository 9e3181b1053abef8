import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type BenchOptions, type Figure, median, type Row } from '../figure.ts';
import { alternate, timed, warmUp, withServer } from '../hub/measure.ts';
import { scratchFolder } from '../hub/scratch.ts';
import type { ServerKind } from '../hub/server-under-test.ts';

const SCREENS = 200;
const PER_SECOND = 20;
const MOST_ABOVE_MS = 1;
/** Sessions that both have written before they are measured: a hub runs for weeks. */
const WARM_UP_COUNT = 2000;
const PEER = join(import.meta.dirname, '..', 'peers', 'bare-transaction-process.ts');

/** A durable start of a session, from sending it to its acknowledgement, against a bare transaction of the same rows. */
export const sessionStart: Row = { name: 'session-start', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const count = PER_SECOND * seconds;
  const once = (kind: ServerKind): Promise<number> => (kind === 'hub' ? onHub(count) : Promise.resolve(onDisk(count)));
  const runs = await alternate(rounds, 'durable', once);
  const hub = median(runs.hub);
  const bare = median(runs.bare);
  const judged = hub - bare;
  const name = `session.start ack p50, ${PER_SECOND}/s, ${SCREENS} screens`;
  return [
    { name, unit: 'ms', hub, bare, judged, bound: `≤ bare + ${MOST_ABOVE_MS} ms`, ok: judged <= MOST_ABOVE_MS, runs },
  ];
}

const onHub = (count: number): Promise<number> =>
  withServer('hub', { screens: SCREENS, senders: 1, equipment: count }, async (stage) => {
    await warmUp(stage);
    await stage.swarm.run({ job: 'use', count: WARM_UP_COUNT });
    const { ackMs } = await timed(stage, { job: 'start-sessions', perSecond: PER_SECOND, count });
    return median(ackMs);
  });

function onDisk(count: number): number {
  const { folder, remove } = scratchFolder();
  const args = [PEER, join(folder, 'bare.db'), String(PER_SECOND), String(count), String(WARM_UP_COUNT)];
  const tookMs = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as number[];
  remove();
  return median(tookMs);
}
