import { type BenchOptions, byRatio, type Figure, quantile, type Row } from '../figure.ts';
import { withServer } from '../hub/measure.ts';
import { openStrangers } from '../strangers/crowd.ts';

const STRANGERS = 10_000;
const SCREENS = 199;
const PER_SECOND = 50;
/** Shorter than a stranger is let stay, so that all of it is with them. */
const SECONDS = 5;
const AT_MOST = 2;

/** What those who are signed in notice of ten thousand lines on which nobody is: an act's acknowledgement, before and meanwhile. */
export const strangers: Row = { name: 'strangers', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const runs = { hub: [] as number[], bare: [] as number[] };
  const lefts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { before, meanwhile, left } = await once();
    runs.bare.push(before);
    runs.hub.push(meanwhile);
    lefts.push(left);
  }
  const name = `ack p99 beside ${STRANGERS} strangers`;
  const note = `“bare” is without them; the fewest still there at the end: ${Math.min(...lefts)}`;
  return [byRatio({ name, unit: 'ms', bound: { atMost: AT_MOST }, runs, note })];
}

function once(): Promise<{ before: number; meanwhile: number; left: number }> {
  return withServer('hub', { screens: SCREENS, senders: 1, equipment: 10 }, async ({ server, swarm }) => {
    const p99 = async () =>
      quantile((await swarm.run({ job: 'pace', perSecond: PER_SECOND, seconds: SECONDS })).ackMs, 0.99);
    await swarm.run({ job: 'flood', seconds: 1 });
    const before = await p99();
    const crowd = await openStrangers(server.url, STRANGERS);
    try {
      const meanwhile = await p99();
      return { before, meanwhile, left: await crowd.left() };
    } finally {
      crowd.stop();
    }
  });
}
