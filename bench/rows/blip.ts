import { setTimeout as sleep } from 'node:timers/promises';
import { BLACK_HOLE, Cable, OPEN } from '../../tests/faults/proxy.ts';
import { type BenchOptions, type Figure, median, quantile, type Row, withinTime } from '../figure.ts';
import { Crowd, screensOf, stationsOf } from '../returns/crowd.ts';
import { openFollower } from '../returns/follower.ts';
import { withStage } from '../returns/stage.ts';

const CLIENTS = 200;
const STATIONS = 100;
const BLIP_MS = 1_000;
const AT_MOST_MS = 2_000;
/** What everybody misses meanwhile. */
const MISSED = 20;

/** The two ways in which a network is away for a moment. */
const BLIPS = [
  {
    name: 'lines cut',
    away: (cable: Cable) => cable.unplug(),
    back: (cable: Cable) => cable.plugIn(),
  },
  {
    name: 'packets held back',
    away: (cable: Cable) => cable.set(BLACK_HOLE),
    back: (cable: Cable) => cable.set(OPEN),
  },
];

/** A network that is away for a second: from its return until each client is live, whole and at the head. */
export const blip: Row = { name: 'blip', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const took = new Map(BLIPS.map(({ name }) => [name, [] as number[][]]));
  const trouble: string[] = [];
  await withStage(STATIONS, async ({ hub, lab, happen }) => {
    const cable = await Cable.open(hub.port);
    const all = [...stationsOf(lab, cable.url), ...screensOf(lab, cable.url, CLIENTS - STATIONS)];
    const crowd = await Crowd.open(all, openFollower);
    for (let round = 0; round < rounds; round++) {
      for (const { name, away, back } of BLIPS) {
        away(cable);
        const over = sleep(BLIP_MS);
        const all = crowd.whenAllAt(await happen(MISSED));
        await over;
        const from = performance.now();
        back(cable);
        took.get(name)?.push((await all).map((at) => at - from));
      }
    }
    crowd.close();
    await cable.close();
    trouble.push(...crowd.trouble(), ...hub.incidents);
  });
  return [...took].map(([name, times]) =>
    withinTime({
      name: `back after a ${BLIP_MS / 1000} s blip, ${name}, p99 of ${CLIENTS}`,
      unit: 'ms',
      atMost: AT_MOST_MS,
      runs: times.map((one) => quantile(one, 0.99)),
      trouble,
      note: `p50 ${median(times.map((one) => median(one))).toFixed(0)} ms`,
    }),
  );
}
