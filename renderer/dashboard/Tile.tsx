import { Trans } from '@lingui/react/macro';
import { memo } from 'react';
import { statusOf } from '../../protocol/status.ts';
import { Link } from '../app/Link.tsx';
import { useNextDowntime } from '../store/downtimes.ts';
import { problemsOn } from '../store/problems.ts';
import { useMinute } from '../store/use-clock.ts';
import { useEquipmentNow, useHub } from '../store/use-hub.ts';
import { DowntimeWords } from '../ui/DowntimeWords.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { concerns } from './concerns.ts';
import { ProblemMark } from './ProblemMark.tsx';
import { StatusDetail } from './StatusDetail.tsx';
import css from './Tile.module.css';
import { toneOf } from './tone.ts';

/** One piece of equipment. It selects its own entities, so that a fact redraws one tile and no list. */
export const Tile = memo(function Tile({ equipmentId }: { equipmentId: string }) {
  const { equipment, session, station } = useEquipmentNow(equipmentId);
  const isPending = useHub((s) =>
    s.outbox.some((one) => one.state !== 'refused' && concerns(one.body, equipmentId, session?.id)),
  );
  const problems = useHub((s) => problemsOn(s, equipmentId).length);
  const now = useMinute();
  if (!equipment) return null;
  const status = statusOf(equipment, session, station);
  return (
    <Link href={`/equipment/${equipmentId}`} className={`${css['tile']} ${css[toneOf(status, now)]}`}>
      <span className={css['top']}>
        <StatusBadge kind={status.kind} />
        <ProblemMark count={problems} />
        {isPending && (
          <span className={css['pending']}>
            <Trans>saving</Trans>
          </span>
        )}
      </span>
      <strong className={css['name']}>{equipment.name}</strong>
      <StatusDetail equipmentId={equipmentId} status={status} />
      <Next equipmentId={equipmentId} />
    </Link>
  );
});

function Next({ equipmentId }: { equipmentId: string }) {
  const next = useNextDowntime(equipmentId);
  if (!next) return null;
  return (
    <span className={`${css['detail']} ${css['cut']}`}>
      <DowntimeWords downtime={next} />
    </span>
  );
}
