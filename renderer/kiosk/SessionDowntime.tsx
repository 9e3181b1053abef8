import { Trans } from '@lingui/react/macro';
import type { Downtime } from '../../protocol/downtime.ts';
import type { Session } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { plannedBefore, useDowntimeInForce, useDowntimes } from '../store/downtimes.ts';
import { useMinute } from '../store/use-clock.ts';
import { DowntimeWords } from '../ui/DowntimeWords.tsx';

/** A session without a plan is told of what begins within this time. */
const NO_PLAN_MS = 2 * 3_600_000;

/** The downtime that a running session is in, or runs into. */
export function useSessionDowntime({ equipmentId, plannedEndAt }: Session): Downtime | undefined {
  const now = useMinute();
  const inForce = useDowntimeInForce(equipmentId);
  const next = plannedBefore(useDowntimes(equipmentId), Math.max(plannedEndAt ?? now + NO_PLAN_MS, now));
  return inForce ?? next;
}

/** What it means to whoever works here: nothing is taken from them. */
export function SessionDowntimeWords({ downtime }: { downtime: Downtime }) {
  const { when } = useFormat();
  const now = useMinute();
  const { reason } = downtime;
  if (downtime.startedAt === undefined) {
    return (
      <span>
        <DowntimeWords downtime={downtime} />
        {': '}
        {reason}
      </span>
    );
  }
  const until = when(downtime.endsAt, now);
  return (
    <span>
      <Trans>
        Out of service until {until}: {reason}. Your session goes on; end it as soon as you can.
      </Trans>
    </span>
  );
}
