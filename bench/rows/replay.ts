import { Cable } from '../../tests/faults/proxy.ts';
import { type BenchOptions, type Figure, type Row, withinTime } from '../figure.ts';
import { Crowd, screensOf, stationsOf } from '../returns/crowd.ts';
import { openFollower } from '../returns/follower.ts';
import { withStage } from '../returns/stage.ts';

const MISSED = 10_000;
/** Of one commit, as a busy hub makes them; one of all would be no log that a lab has. */
const A_COMMIT = 500;
const AT_MOST_MS = 500;
/** The first one finds neither side's code warm; a kiosk and a hub have run for days. */
const TIMES_A_ROUND = 3;
const STATIONS = 1;

/** One client that was away comes back: from its first try until it is live, whole and at the head. */
export const replay: Row = { name: 'replay', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const runs: number[] = [];
  const trouble: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = await once();
    runs.push(...one.tookMs);
    trouble.push(...one.trouble);
  }
  const most = Math.max(...runs);
  const name = `replay of ${MISSED} missed facts to one client`;
  return [withinTime({ name, unit: 'ms', atMost: AT_MOST_MS, runs, trouble, note: `at most ${most.toFixed(0)} ms` })];
}

function once(): Promise<{ tookMs: number[]; trouble: string[] }> {
  return withStage(STATIONS, async ({ hub, lab, happen }) => {
    const cable = await Cable.open(hub.port);
    const witness = await Crowd.open(screensOf(lab, hub.url, 1), openFollower);
    const crowd = await Crowd.open(stationsOf(lab, cable.url), openFollower);
    const tookMs: number[] = [];
    for (let time = 0; time < TIMES_A_ROUND; time++) {
      cable.unplug();
      for (let left = MISSED; left > A_COMMIT; left -= A_COMMIT) await happen(A_COMMIT);
      const place = await happen(A_COMMIT);
      await witness.whenAllAt(place);
      const back = crowd.whenAllAt(place);
      cable.plugIn();
      const from = performance.now();
      crowd.retryNow();
      for (const at of await back) tookMs.push(at - from);
    }
    for (const one of [crowd, witness]) one.close();
    await cable.close();
    return { tookMs, trouble: [...crowd.trouble(), ...witness.trouble(), ...hub.incidents] };
  });
}
