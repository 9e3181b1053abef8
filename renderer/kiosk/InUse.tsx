import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Equipment, Session } from '../../protocol/entities.ts';
import { isForgotten, isOffered } from '../../protocol/status.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { TellMe } from '../ui/TellMe.tsx';
import { Errands } from './Errands.tsx';
import { FormScreen } from './FormScreen.tsx';
import { InUseNotice } from './InUseNotice.tsx';
import { OtherEquipment } from './OtherEquipment.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { StartForm } from './StartForm.tsx';

interface InUseProps {
  userId: string;
  equipment: Equipment;
  session: Session;
  head: ReactNode;
  onLeave(): void;
}

/**
 * Somebody else is at it. Those who run the lab may take over, and everybody once it has run past its plan: a touch to ask
 * for it, a second one in the form that it begins with, so that nobody's session ends by a slip.
 */
export function InUse({ session, head, onLeave, ...rest }: InUseProps) {
  const now = useMinute();
  // Handed over, one touch is enough: its operator has given the other.
  const [takesOver, setTakesOver] = useState(() => isOffered(session, now));
  const isAllowed = useMayTakeOver(session);
  const whole = (
    <>
      {head}
      <StaleNotice />
      <InUseNotice session={session} mayTakeOver={isAllowed} />
    </>
  );
  if (takesOver && isAllowed) {
    return <StartForm {...rest} head={whole} takesOver={session} onLeave={() => setTakesOver(false)} />;
  }
  const actions = (
    <>
      <OtherEquipment />
      <Errands />
      {isAllowed && (
        <Button onPress={() => setTakesOver(true)}>
          <Trans>Take over</Trans>
        </Button>
      )}
      {!isAllowed && <TellMe equipmentId={rest.equipment.id} />}
      <Button look="primary" onPress={onLeave}>
        <Trans>Done</Trans>
      </Button>
    </>
  );
  return <FormScreen actions={actions}>{whole}</FormScreen>;
}

/** As the hub will judge it. Whoever signed in from the saved list changes nobody else's session. */
function useMayTakeOver(session: Session): boolean {
  const now = useMinute();
  const isManager = useHub((s) => userOf(s)?.role !== 'researcher');
  const isSaved = useHub((s) => s.isSavedSignIn);
  return !isSaved && (isManager || isForgotten(session, now) || isOffered(session, now));
}
