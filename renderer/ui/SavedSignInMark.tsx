import { Trans } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import css from './OfflineMark.module.css';

/** The kiosk let them in by itself, from its saved list: the hub heard of it afterwards. */
export const SavedSignInMark = () => (
  <span className={css['mark']}>
    <KeyRound aria-hidden="true" className={css['icon']} />
    <Trans>signed in from the saved list</Trans>
  </span>
);
