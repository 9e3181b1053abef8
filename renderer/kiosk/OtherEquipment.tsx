import { Trans } from '@lingui/react/macro';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { dispatch, equipmentHere, hereNow } from './use-kiosk.ts';

/** Back to the choice, at a station with several pieces of equipment. */
export function OtherEquipment() {
  const hasOthers = useHub((s) => equipmentHere(s).length > 1);
  if (!hasOthers) return null;
  return (
    <Button onPress={() => dispatch({ type: 'choose', equipmentId: null, here: hereNow() })}>
      <Trans>Other equipment</Trans>
    </Button>
  );
}
