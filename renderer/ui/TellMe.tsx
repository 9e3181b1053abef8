import { Trans } from '@lingui/react/macro';
import { Bell, BellOff } from 'lucide-react';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { waitingFor } from '../store/waits.ts';
import { Button } from './Button.tsx';

/** One touch to be told when it can be used, one to take that back; nothing where it can be, or is one's own. */
export function TellMe({ equipmentId }: { equipmentId: string }) {
  const link = useLink();
  const waiting = useHub((s) => waitingFor(s, equipmentId));
  const isOut = useHub((s) => s.floor?.equipment[equipmentId]?.condition === 'out-of-service');
  if (waiting === 'no') return null;
  if (waiting === 'yes') {
    return (
      <Button icon={<BellOff aria-hidden="true" />} onPress={() => void link.send({ type: 'wait.end', equipmentId })}>
        <Trans>Don’t tell me</Trans>
      </Button>
    );
  }
  return (
    <Button icon={<Bell aria-hidden="true" />} onPress={() => void link.send({ type: 'wait.begin', equipmentId })}>
      {isOut ? <Trans>Tell me when it works</Trans> : <Trans>Tell me when it is free</Trans>}
    </Button>
  );
}

/** That they will be told, for the notice beside the button. */
export function WillBeTold({ equipmentId }: { equipmentId: string }) {
  const isWaiting = useHub((s) => waitingFor(s, equipmentId) === 'yes');
  if (!isWaiting) return null;
  return (
    <span>
      <Trans>You will be told as soon as you can use it, wherever you are signed in.</Trans>
    </span>
  );
}
