import { type BenchOptions, type Figure, median, quantile, type Row, withinTime } from '../figure.ts';
import { Crowd, type Member, screensOf, stationsOf } from '../returns/crowd.ts';
import { type FollowerOptions, openFollower } from '../returns/follower.ts';
import { openLightFollower } from '../returns/light-follower.ts';
import { withStage } from '../returns/stage.ts';

/** As many kiosks as a large site has; the rest are dashboards. */
const STATIONS = 200;
/** What somebody wrote into the store while the hub was dead, so that everybody has missed something. */
const MISSED = 10;
const MS_PER_S = 1000;

interface Herd {
  clients: number;
  atMostS: number;
  join(options: FollowerOptions): Member;
}

const restart = (herd: Herd): Row => ({ name: `restart-${herd.clients}`, run: (options) => measure(herd, options) });

/** The hub is killed and started again: from its listening until the last client is live, whole and at the head. */
export const restart1000 = restart({ clients: 1000, atMostS: 5, join: openFollower });
export const restart10000 = restart({ clients: 10_000, atMostS: 20, join: openLightFollower });

async function measure(herd: Herd, { rounds }: BenchOptions): Promise<Figure[]> {
  const took: number[][] = [];
  const trouble: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = await once(herd);
    took.push(one.tookS);
    trouble.push(...one.trouble);
  }
  const half = median(took.map((one) => median(one)));
  return [
    withinTime({
      name: `hub killed and restarted, ${herd.clients} clients back`,
      unit: 's',
      atMost: herd.atMostS,
      runs: took.map((one) => quantile(one, 1)),
      trouble,
      note: `half of them after ${half.toFixed(2)} s`,
    }),
  ];
}

function once({ clients, join }: Herd): Promise<{ tookS: number[]; trouble: string[] }> {
  return withStage(STATIONS, async ({ hub, lab, happen }) => {
    const all = [...stationsOf(lab, hub.url), ...screensOf(lab, hub.url, clients - STATIONS)];
    const crowd = await Crowd.open(all, join);
    await hub.kill();
    const back = crowd.whenAllAt(await happen(MISSED));
    await hub.start();
    const listensAt = performance.now();
    const tookS = (await back).map((at) => Math.max(0, at - listensAt) / MS_PER_S);
    // Who came back hears what happens from now on.
    await crowd.whenAllAt(await happen(1));
    crowd.close();
    return { tookS, trouble: [...crowd.trouble(), ...hub.incidents] };
  });
}
