import { Trans } from '@lingui/react/macro';
import { Footprints } from 'lucide-react';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './OfflineMark.module.css';

/** Nobody has touched anything at this session's kiosk since then, and nobody answered: its end may be forgotten. */
export function LeftMark({ since }: { since: number }) {
  const { when } = useFormat();
  const at = when(since, useMinute());
  return (
    <span className={css['mark']}>
      <Footprints aria-hidden="true" className={css['icon']} />
      <Trans>nobody there since {at}</Trans>
    </span>
  );
}
