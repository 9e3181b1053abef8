import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { statusOf } from '../../protocol/status.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { StaleNotice } from './StaleNotice.tsx';
import { dispatch, equipmentHere, hereNow, sessionOn } from './use-kiosk.ts';

interface ChooseEquipmentProps {
  userId: string;
  notice: ReactNode;
  onLeave(): void;
}

/** A station may stand at several pieces of equipment. */
export function ChooseEquipment({ userId, notice, onLeave }: ChooseEquipmentProps) {
  const ids = useHub(useShallow(equipmentHere));
  const name = useHub((s) => userOf(s)?.name);
  const cancel = (
    <Button onPress={onLeave}>
      <Trans>Cancel</Trans>
    </Button>
  );
  return (
    <FormScreen actions={cancel}>
      <div className={css['head']}>
        <p className={css['lead']}>
          <Trans>Hello {name}</Trans>
        </p>
        <h1 className={css['title']}>
          <Trans>Which equipment?</Trans>
        </h1>
      </div>
      {notice}
      <StaleNotice />
      <div className={css['choices']}>
        {ids.map((id) => (
          <Choice key={id} equipmentId={id} userId={userId} />
        ))}
      </div>
    </FormScreen>
  );
}

function Choice({ equipmentId, userId }: { equipmentId: string; userId: string }) {
  const equipment = useHub((s) => s.floor?.equipment[equipmentId]);
  const session = useHub((s) => sessionOn(s, equipmentId, userId)?.session);
  if (!equipment) return null;
  const isOwn = session?.operator.id === userId;
  return (
    <button
      type="button"
      className={css['choice']}
      onClick={() => dispatch({ type: 'choose', equipmentId, here: hereNow() })}
    >
      <strong>{equipment.name}</strong>
      <span className={css['status']}>
        {isOwn ? <Trans>Your session</Trans> : session?.operator.name}
        <StatusBadge kind={statusOf(equipment, session, undefined).kind} />
      </span>
    </button>
  );
}
