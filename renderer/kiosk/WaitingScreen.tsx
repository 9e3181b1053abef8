import { Trans } from '@lingui/react/macro';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { StoppedText } from '../ui/StoppedText.tsx';
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
      <p role="alert">
        <StoppedText reason={phase.reason} />
      </p>
      <Button look="primary" onPress={() => link.retryNow()}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}
