import { Trans } from '@lingui/react/macro';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import css from './Kiosk.module.css';

/** Before the first word of the hub: what is going on, and what to do where it won't come. */
export function WaitingScreen() {
  const link = useLink();
  const phase = useHub((s) => s.link);
  if (phase.phase !== 'stopped') {
    return (
      <div className={css['waiting']}>
        <h1>
          <Trans>Connecting to the hub</Trans>
        </h1>
        <p>
          <Trans>This screen shows the equipment here as soon as the hub answers. Nothing needs to be done.</Trans>
        </p>
      </div>
    );
  }
  return (
    <div className={css['waiting']}>
      <h1>
        <Trans>This screen is not let in</Trans>
      </h1>
      <p role="alert">{phase.reason.message}</p>
      <p>
        <Trans>
          Open this kiosk again with the address that the lab’s IT has for it, or ask them to enroll it anew.
        </Trans>
      </p>
      <Button look="primary" onPress={() => link.retryNow()}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}
