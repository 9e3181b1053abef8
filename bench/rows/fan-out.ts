import { type BenchOptions, byRatio, type Figure, median, quantile, type Row } from '../figure.ts';
import { alternate, type Measured, timed, warmUp, withServer } from '../hub/measure.ts';
import type { ServerKind } from '../hub/server-under-test.ts';

const FACTS_PER_SECOND = 10;
const AT_MOST = 1.2;
const US_PER_MS = 1000;

const fanOut = (clients: number): Row => ({ name: `fan-out-${clients}`, run: (options) => measure(clients, options) });

/** From an intent on its way to its fact at every client; and what a delivery costs the server. */
export const fanOut200 = fanOut(200);
export const fanOut1000 = fanOut(1000);

async function measure(clients: number, { rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const once = (kind: ServerKind): Promise<Measured> =>
    withServer(kind, { screens: clients - 1, senders: 1, equipment: 10 }, async (stage) => {
      await warmUp(stage);
      await stage.swarm.run({ job: 'pace', perSecond: FACTS_PER_SECOND, seconds: 1 });
      return timed(stage, { job: 'pace', perSecond: FACTS_PER_SECOND, seconds });
    });
  const results = await alternate(rounds, 'broadcast', once);
  const durable = await once('durable');
  const both = (pick: (one: Measured) => number) => ({ hub: results.hub.map(pick), bare: results.bare.map(pick) });
  const cpuUs = (one: Measured) => (one.cpuMs * US_PER_MS) / one.deliveries;
  const p50 = (all: Measured[]) => median(all.map((one) => median(one.latenciesMs))).toFixed(1);
  const title = `${clients} clients × ${FACTS_PER_SECOND}/s`;
  const bound = { atMost: AT_MOST };
  return [
    byRatio({
      name: `fan-out p99, ${title}`,
      unit: 'ms',
      bound,
      runs: both((one) => quantile(one.latenciesMs, 0.99)),
      note: `p50 ${p50(results.hub)} ms, bare ${p50(results.bare)} ms`,
    }),
    byRatio({
      name: `CPU a delivery, ${title}`,
      unit: 'µs',
      bound,
      runs: both(cpuUs),
      note: `bare that also commits each fact: ${cpuUs(durable).toFixed(1)} µs`,
    }),
  ];
}
