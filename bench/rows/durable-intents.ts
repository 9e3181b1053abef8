import { type BenchOptions, byRatio, type Figure, median, type Row } from '../figure.ts';
import { alternate, type Measured, timed, withServer } from '../hub/measure.ts';
import type { ServerKind } from '../hub/server-under-test.ts';

const SCREENS = 200;
const AT_ONCE = 100;
const AT_LEAST = 4;
const MS_PER_SECOND = 1000;

/** Durable intents as fast as they go, against a hub on bare ws that commits and broadcasts each alone. */
export const durableIntents: Row = { name: 'durable-intents', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const once = (kind: ServerKind): Promise<Measured> =>
    withServer(kind, { screens: SCREENS, senders: AT_ONCE, equipment: AT_ONCE }, async (stage) => {
      await stage.swarm.run({ job: 'flood', seconds: 1 });
      return timed(stage, { job: 'flood', seconds });
    });
  const results = await alternate(rounds, 'durable', once);
  const rate = (one: Measured) => (one.acks / one.tookMs) * MS_PER_SECOND;
  const p50 = (all: Measured[]) => median(all.map((one) => median(one.ackMs))).toFixed(0);
  return [
    byRatio({
      name: `durable intents, ${AT_ONCE} at once, ${SCREENS} screens`,
      unit: '1/s',
      bound: { atLeast: AT_LEAST },
      runs: { hub: results.hub.map(rate), bare: results.bare.map(rate) },
      note: `ack p50 ${p50(results.hub)} ms, bare ${p50(results.bare)} ms`,
    }),
  ];
}
