import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { statusOf } from '../../protocol/status.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useEquipmentNow, useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { TellMe } from '../ui/TellMe.tsx';
import { AsOf } from './AsOf.tsx';
import { BackToFloor } from './BackLink.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { DetailsCard } from './DetailsCard.tsx';
import { DowntimeCard } from './DowntimeCard.tsx';
import { EditEquipmentDialog } from './EditEquipmentDialog.tsx';
import { EquipmentCollisionsCard } from './EquipmentCollisionsCard.tsx';
import css from './EquipmentPage.module.css';
import { LatePage } from './LatePage.tsx';
import { loadQualified, loadTimeline } from './late-pages.ts';
import { ProblemsCard } from './ProblemsCard.tsx';
import { RetireDialog } from './RetireDialog.tsx';
import { SessionCard } from './SessionCard.tsx';
import { toneOf } from './tone.ts';

interface EquipmentPageProps {
  equipmentId: string;
  isManager: boolean;
}

/** One piece of equipment: how it is, who has it, and - for managers - what can be done about it. */
export function EquipmentPage({ equipmentId, isManager }: EquipmentPageProps) {
  const { equipment } = useEquipmentNow(equipmentId);
  const isLoaded = useHub((s) => s.floor !== null);
  const [isRetiring, setRetiring] = useState(false);
  // The dialog outlives what it retires, until it has told that it is done.
  const [known, setKnown] = useState(equipment);
  if (equipment && equipment !== known) setKnown(equipment);
  return (
    <>
      {equipment ? (
        <EquipmentArticle equipment={equipment} isManager={isManager} onRetire={() => setRetiring(true)} />
      ) : (
        <Missing isLoaded={isLoaded} />
      )}
      {known && <RetireDialog equipment={known} isOpen={isRetiring} onClose={() => setRetiring(false)} />}
    </>
  );
}

interface EquipmentArticleProps {
  equipment: Equipment;
  isManager: boolean;
  onRetire(): void;
}

function EquipmentArticle({ equipment, isManager, onRetire }: EquipmentArticleProps) {
  const { session, station } = useEquipmentNow(equipment.id);
  const isStale = useStaleSince() !== null;
  const now = useMinute();
  const status = statusOf(equipment, session, station);
  return (
    <article className={isStale ? css['old'] : ''}>
      <BackToFloor />
      <header className={css['head']}>
        <div>
          <h1 className={css['title']}>{equipment.name}</h1>
          <p className={css['place']}>{[equipment.room, equipment.category].filter(Boolean).join(' · ')}</p>
        </div>
        <span className={`${css['status']} ${css[toneOf(status, now)]}`}>
          <StatusBadge kind={status.kind} />
        </span>
        <AsOf />
        <TellMe equipmentId={equipment.id} />
        {isManager && <ManagerActions equipment={equipment} onRetire={onRetire} />}
      </header>
      <div className={css['cards']}>
        <SessionCard status={status} session={session} isManager={isManager} />
        <ConditionCard equipment={equipment} isManager={isManager} />
        <DowntimeCard equipment={equipment} isManager={isManager} />
        <ProblemsCard equipment={equipment} isManager={isManager} />
        <DetailsCard equipment={equipment} />
        {isManager && <LatePage load={loadQualified} given={{ equipment }} />}
        {isManager && <EquipmentCollisionsCard equipmentId={equipment.id} />}
        {isManager && <LatePage load={loadTimeline} given={{ equipmentId: equipment.id }} />}
      </div>
    </article>
  );
}

function ManagerActions({ equipment, onRetire }: { equipment: Equipment; onRetire(): void }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <div className={css['actions']}>
      <Button onPress={() => setEditing(true)}>
        <Trans>Edit</Trans>
      </Button>
      <Button look="danger" onPress={onRetire}>
        <Trans>Retire</Trans>
      </Button>
      <EditEquipmentDialog equipment={equipment} isOpen={isEditing} onClose={() => setEditing(false)} />
    </div>
  );
}

/** Not yet told, or not in the lab any more. */
function Missing({ isLoaded }: { isLoaded: boolean }) {
  return (
    <div className={css['missing']}>
      {isLoaded ? (
        <>
          <h1>
            <Trans>This equipment is not in the lab</Trans>
          </h1>
          <p>
            <Trans>It was retired, or the address is wrong. What happened on it stays in the log.</Trans>
          </p>
          <BackToFloor />
        </>
      ) : (
        <p role="status">
          <Trans>Waiting for the hub…</Trans>
        </p>
      )}
    </div>
  );
}
