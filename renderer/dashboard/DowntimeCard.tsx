import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Downtime } from '../../protocol/downtime.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useDowntimes } from '../store/downtimes.ts';
import { useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import { CancelDowntimeDialog } from './CancelDowntimeDialog.tsx';
import cardCss from './Card.module.css';
import { Card } from './Card.tsx';
import css from './DowntimeCard.module.css';
import { DowntimeDialog } from './DowntimeDialog.tsx';

/** When it will be out of service, and why; those who run the lab plan it here. */
export function DowntimeCard({ equipment, isManager }: { equipment: Equipment; isManager: boolean }) {
  const [isPlanning, setPlanning] = useState(false);
  const all = useDowntimes(equipment.id);
  const action = isManager && (
    <Button onPress={() => setPlanning(true)}>
      <Trans>Plan a downtime</Trans>
    </Button>
  );
  return (
    <Card title={<Trans>Planned downtime</Trans>} action={action}>
      {all.length === 0 ? (
        <p className={cardCss['mute']}>
          <Trans>None is planned.</Trans>
        </p>
      ) : (
        <ul className={css['list']}>
          {all.map((one) => (
            <li key={one.id} className={css['item']}>
              <Item downtime={one} equipment={equipment} isManager={isManager} />
            </li>
          ))}
        </ul>
      )}
      <DowntimeDialog equipment={equipment} isOpen={isPlanning} onClose={() => setPlanning(false)} />
    </Card>
  );
}

interface ItemProps {
  downtime: Downtime;
  equipment: Equipment;
  isManager: boolean;
}

function Item({ downtime, equipment, isManager }: ItemProps) {
  const { span } = useFormat();
  const now = useMinute();
  const { name } = downtime.plannedBy;
  const hasBegun = downtime.startedAt !== undefined;
  return (
    <>
      <strong>{span(downtime.startsAt, downtime.endsAt, now)}</strong>
      <span>{downtime.reason}</span>
      <span className={cardCss['mute']}>
        {hasBegun ? <Trans>It has begun. Planned by {name}</Trans> : <Trans>Planned by {name}</Trans>}
      </span>
      {isManager && <ItemActions downtime={downtime} equipment={equipment} />}
    </>
  );
}

function ItemActions({ downtime, equipment }: Omit<ItemProps, 'isManager'>) {
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null);
  const close = () => setOpen(null);
  return (
    <span className={css['actions']}>
      <Button onPress={() => setOpen('change')}>
        <Trans>Change</Trans>
      </Button>
      <Button onPress={() => setOpen('cancel')}>
        {downtime.startedAt === undefined ? <Trans>Cancel it</Trans> : <Trans>End it now</Trans>}
      </Button>
      <DowntimeDialog equipment={equipment} downtime={downtime} isOpen={open === 'change'} onClose={close} />
      <CancelDowntimeDialog downtime={downtime} isOpen={open === 'cancel'} onClose={close} />
    </span>
  );
}
