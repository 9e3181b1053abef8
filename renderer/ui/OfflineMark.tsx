import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import css from './OfflineMark.module.css';

/** Some of this session was told by a kiosk that could not reach the hub then. */
export const OfflineMark = () => (
  <span className={css['mark']}>
    <CloudOff aria-hidden="true" className={css['icon']} />
    <Trans>recorded offline</Trans>
  </span>
);
