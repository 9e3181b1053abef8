import { Trans } from '@lingui/react/macro';
import { Moon } from 'lucide-react';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './OfflineMark.module.css';

const DAY_MS = 24 * 3_600_000;

interface UnattendedMarkProps {
  until: number;
  /** Without the day where the time alone says when: in the bar there is no room for every word. */
  isBrief?: boolean;
}

/** It is to run until then with nobody at it: nobody has to look after whoever started it. */
export function UnattendedMark({ until, isBrief = false }: UnattendedMarkProps) {
  const { time, when } = useFormat();
  const now = useMinute();
  const at = isBrief && until - now < DAY_MS ? time(until) : when(until, now);
  return (
    <span className={css['mark']}>
      <Moon aria-hidden="true" className={css['icon']} />
      <Trans>unattended until {at}</Trans>
    </span>
  );
}
