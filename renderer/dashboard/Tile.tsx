import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { type EquipmentStatus, statusOf } from '../../protocol/status.ts';
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

/** Which pieces of equipment somebody has chosen to do something with. */
export interface TileChoice {
  chosen: ReadonlySet<string>;
  onChoose(equipmentId: string, isChosen: boolean): void;
}

interface TileProps {
  equipmentId: string;
  /** Null while nobody chooses: then the tile leads to its equipment. */
  choice: TileChoice | null;
}

/** One piece of equipment. It selects its own entities, so that a fact redraws one tile and no list. */
export const Tile = memo(function Tile({ equipmentId, choice }: TileProps) {
  const { t } = useLingui();
  const { equipment, session, station } = useEquipmentNow(equipmentId);
  const now = useMinute();
  if (!equipment) return null;
  const status = statusOf(equipment, session, station);
  const look = `${css['tile']} ${css[toneOf(status, now)]}`;
  const { name } = equipment;
  const inside = <Inside equipment={equipment} status={status} sessionId={session?.id} />;
  return choice ? (
    <label className={`${look} ${css['choosable']}`}>
      <input
        type="checkbox"
        className={css['check']}
        checked={choice.chosen.has(equipmentId)}
        aria-label={t`Choose ${name}`}
        onChange={(event) => choice.onChoose(equipmentId, event.target.checked)}
      />
      {inside}
    </label>
  ) : (
    <Link href={`/equipment/${equipmentId}`} className={look}>
      {inside}
    </Link>
  );
});

interface InsideProps {
  equipment: Equipment;
  status: EquipmentStatus;
  sessionId: string | undefined;
}

function Inside({ equipment: { id, name }, status, sessionId }: InsideProps) {
  const isPending = useHub((s) => s.outbox.some((one) => one.state !== 'refused' && concerns(one.body, id, sessionId)));
  const problems = useHub((s) => problemsOn(s, id).length);
  return (
    <>
      <span className={css['top']}>
        <StatusBadge kind={status.kind} />
        <ProblemMark count={problems} />
        {isPending && (
          <span className={css['pending']}>
            <Trans>saving</Trans>
          </span>
        )}
      </span>
      <strong className={css['name']}>{name}</strong>
      <StatusDetail equipmentId={id} status={status} />
      <Next equipmentId={id} />
    </>
  );
}

function Next({ equipmentId }: { equipmentId: string }) {
  const next = useNextDowntime(equipmentId);
  if (!next) return null;
  return (
    <span className={`${css['detail']} ${css['cut']}`}>
      <DowntimeWords downtime={next} />
    </span>
  );
}
