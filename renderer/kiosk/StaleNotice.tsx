import { Trans } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { useNow, useStaleSince } from '../store/use-clock.ts';
import { Notice } from '../ui/Notice.tsx';

/** Above what may be old by now. */
export function StaleNotice() {
  const { when } = useFormat();
  const now = useNow();
  const since = useStaleSince();
  if (since === null) return null;
  const at = when(since, now);
  return (
    <Notice tone="info">
      <Trans>The hub can’t be reached. What is shown is as of {at}.</Trans>
    </Notice>
  );
}
