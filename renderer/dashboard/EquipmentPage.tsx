import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { statusOf } from '../../protocol/status.ts';
import { Link } from '../app/Link.tsx';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useEquipmentNow, useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { DetailsCard } from './DetailsCard.tsx';
import { EditEquipmentDialog } from './EditEquipmentDialog.tsx';
import css from './EquipmentPage.module.css';
import { AsOf } from './FloorPage.tsx';
import { RetireDialog } from './RetireDialog.tsx';
import { SessionCard } from './SessionCard.tsx';
import { toneOf } from './tone.ts';

/** One piece of equipment: how it is, who has it, and - for managers - what can be done about it. */
export function EquipmentPage({ equipmentId, isManager }: { equipmentId: string; isManager: boolean }) {
  const { equipment, session, station } = useEquipmentNow(equipmentId);
  const isLoaded = useHub((s) => s.floor !== null);
  const isStale = useStaleSince() !== null;
  const now = useMinute();
  if (!equipment) return <Missing isLoaded={isLoaded} />;
  const status = statusOf(equipment, session, station);
  return (
    <article className={isStale ? css['old'] : ''}>
      <BackLink />
      <header className={css['head']}>
        <div>
          <h1 className={css['title']}>{equipment.name}</h1>
          <p className={css['place']}>{[equipment.room, equipment.category].filter(Boolean).join(' · ')}</p>
        </div>
        <span className={`${css['status']} ${css[toneOf(status, now)]}`}>
          <StatusBadge kind={status.kind} />
        </span>
        <AsOf />
        {isManager && <ManagerActions equipment={equipment} />}
      </header>
      <div className={css['cards']}>
        <SessionCard status={status} session={session} isManager={isManager} />
        <ConditionCard equipment={equipment} isManager={isManager} />
        <DetailsCard equipment={equipment} />
      </div>
    </article>
  );
}

const BackLink = () => (
  <Link href="/" className={css['back']}>
    <ArrowLeft aria-hidden="true" size={18} />
    <Trans>Live floor</Trans>
  </Link>
);

function ManagerActions({ equipment }: { equipment: Equipment }) {
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={css['actions']}>
      <Button onPress={() => setOpen('edit')}>
        <Trans>Edit</Trans>
      </Button>
      <Button look="danger" onPress={() => setOpen('retire')}>
        <Trans>Retire</Trans>
      </Button>
      <EditEquipmentDialog equipment={equipment} isOpen={open === 'edit'} onClose={close} />
      <RetireDialog equipment={equipment} isOpen={open === 'retire'} onClose={close} />
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
          <BackLink />
        </>
      ) : (
        <p role="status">
          <Trans>Waiting for the hub…</Trans>
        </p>
      )}
    </div>
  );
}
