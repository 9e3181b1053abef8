import { Trans } from '@lingui/react/macro';
import type { Equipment } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Notice } from '../ui/Notice.tsx';
import { WillBeTold } from '../ui/TellMe.tsx';

interface OutOfServiceProps {
  equipment: Equipment;
  /** In somebody's own words; a problem that is shown beside it says it itself. */
  reason: string | undefined;
}

export function OutOfServiceNotice({ equipment, reason }: OutOfServiceProps) {
  const { when } = useFormat();
  const now = useMinute();
  const backAt = equipment.expectedBackAt === undefined ? null : when(equipment.expectedBackAt, now);
  return (
    <Notice tone="alarm">
      <strong>
        <Trans>Out of service: no session can be started now</Trans>
      </strong>
      {reason !== undefined && <span>{reason}</span>}
      <span>
        {backAt === null ? (
          <Trans>Use another one, or ask the lab’s manager.</Trans>
        ) : (
          <Trans>Expected back {backAt}. Use another one until then, or ask the lab’s manager.</Trans>
        )}
      </span>
      <WillBeTold equipmentId={equipment.id} />
    </Notice>
  );
}
