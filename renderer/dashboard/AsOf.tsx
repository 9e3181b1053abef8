import { Trans } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { useTrouble } from '../ui/use-trouble.ts';
import css from './AsOf.module.css';

/** Whether what is shown is live, or as of when. */
export function AsOf() {
  const { time } = useFormat();
  const staleSince = useStaleSince();
  const isInTrouble = useTrouble() !== null;
  const isLive = useHub((s) => s.currentAt !== null) && !isInTrouble;
  const at = staleSince === null ? null : time(staleSince);
  if (at !== null) {
    return (
      <p className={css['asOf']}>
        <Trans>as of {at}</Trans>
      </p>
    );
  }
  return isLive ? (
    <p className={css['live']}>
      <Trans>Live</Trans>
    </p>
  ) : null;
}
