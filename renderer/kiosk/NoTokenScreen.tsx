import { Trans } from '@lingui/react/macro';
import css from './Kiosk.module.css';

/** A kiosk in a browser that does not know which station it is. */
export const NoTokenScreen = () => (
  <main className={css['waiting']}>
    <h1>
      <Trans>Which station is this?</Trans>
    </h1>
    <p>
      <Trans>
        This kiosk was opened without its station’s key. Open it once with the whole address that the hub gave for this
        station; it ends in “/kiosk?station=…”. The lab’s IT makes one with “hub station add”.
      </Trans>
    </p>
  </main>
);
