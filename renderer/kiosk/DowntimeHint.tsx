import { Trans } from '@lingui/react/macro';
import { plannedBefore, useDowntimes } from '../store/downtimes.ts';
import { DowntimeWords } from '../ui/DowntimeWords.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Before Start: that what is about to begin would run into a downtime. Nobody is kept from it. */
export function DowntimeHint({ equipmentId, until }: { equipmentId: string; until: number }) {
  const next = plannedBefore(useDowntimes(equipmentId), until);
  if (!next) return null;
  return (
    <Notice tone="warn">
      <strong>
        <DowntimeWords downtime={next} />
      </strong>
      <span>{next.reason}</span>
      <span>
        <Trans>Your session would run into it. Plan to end before it begins.</Trans>
      </span>
    </Notice>
  );
}
