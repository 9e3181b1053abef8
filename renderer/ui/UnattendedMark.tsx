import { Trans } from '@lingui/react/macro';
import { Moon } from 'lucide-react';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './OfflineMark.module.css';

/** It is to run until then with nobody at it: nobody has to look after whoever started it. */
export function UnattendedMark({ until }: { until: number }) {
  const { when } = useFormat();
  const at = when(until, useMinute());
  return (
    <span className={css['mark']}>
      <Moon aria-hidden="true" className={css['icon']} />
      <Trans>unattended until {at}</Trans>
    </span>
  );
}
