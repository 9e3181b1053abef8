import { Trans } from '@lingui/react/macro';
import type { Downtime } from '../../protocol/downtime.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';

/** From when till when equipment will be out of service. */
export function DowntimeWords({ downtime }: { downtime: Downtime }) {
  const { span } = useFormat();
  const now = useMinute();
  const times = span(downtime.startsAt, downtime.endsAt, now);
  return <Trans>Planned downtime {times}</Trans>;
}
