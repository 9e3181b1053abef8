import { Trans } from '@lingui/react/macro';
import { useHub } from '../store/use-hub.ts';

/** What is said of an act that the hub has not answered yet. */
export function PendingWords() {
  const isLive = useHub((s) => s.link.phase === 'live');
  return isLive ? (
    <Trans>Saving…</Trans>
  ) : (
    <Trans>Saved in this page; it goes to the hub when it answers. Keep the page open.</Trans>
  );
}
