import { Trans } from '@lingui/react/macro';
import { CheckCheck } from 'lucide-react';
import { MAX_SAMPLES } from '../../protocol/intents/samples.ts';
import { useLink } from '../app/link-context.ts';
import { isUnreadBy, useUnread } from '../store/samples.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';

/** Reads the whole inbox at once, as many samples an act as the hub takes. */
export function ReadAllButton() {
  const link = useLink();
  const unread = useUnread();

  function readAll() {
    const state = useHub.getState();
    const userId = userOf(state)?.id;
    const ids = Object.values(state.person?.samples ?? {})
      .filter((one) => isUnreadBy(one, userId))
      .map((one) => one.id);
    for (let at = 0; at < ids.length; at += MAX_SAMPLES) {
      void link.send({ type: 'sample.mark-read', sampleIds: ids.slice(at, at + MAX_SAMPLES) });
    }
  }

  if (unread === 0) return null;
  return (
    <Button look="quiet" icon={<CheckCheck aria-hidden="true" />} onPress={readAll}>
      <Trans>Mark all as read</Trans>
    </Button>
  );
}
