import { type BenchOptions, byRatio, type Figure, type Row } from '../figure.ts';
import { alternate, timed, withServer } from '../hub/measure.ts';
import type { ServerKind } from '../hub/server-under-test.ts';

const CLIENTS = 1000;
const SENDERS = 100;
const AT_LEAST = 3;
const MS_PER_SECOND = 1000;

/** Facts that come faster than they can be sent one by one: how many reach clients in a second. */
export const burst: Row = { name: 'burst', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const once = (kind: ServerKind): Promise<number> =>
    withServer(kind, { screens: CLIENTS - SENDERS, senders: SENDERS, equipment: SENDERS }, async (stage) => {
      await stage.swarm.run({ job: 'flood', seconds: 1 });
      const { deliveries, tookMs } = await timed(stage, { job: 'flood', seconds });
      return (deliveries / tookMs) * MS_PER_SECOND;
    });
  const runs = await alternate(rounds, 'broadcast', once);
  return [
    byRatio({
      name: `deliveries, ${CLIENTS} clients, ${SENDERS} senders`,
      unit: '1/s',
      bound: { atLeast: AT_LEAST },
      runs,
    }),
  ];
}
