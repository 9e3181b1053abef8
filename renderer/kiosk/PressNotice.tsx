import { Trans } from '@lingui/react/macro';
import type { IntentBody } from '../../protocol/intents.ts';
import { refuse } from '../../protocol/refusals.ts';
import { useFormat } from '../app/use-format.ts';
import { isForWantOfHub, isHeldBack } from '../store/held-back.ts';
import type { Act } from '../store/use-act.ts';
import { useNow, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { useTrouble } from '../ui/use-trouble.ts';

const WANT_OF_HUB = refuse('server-restarting', '');

/** What a press would do without the hub, and what stood against one: said beforehand, and gone when the hub is back. */
export function PressNotice({ act, body }: { act: Act; body: IntentBody }) {
  const isHeld = useHub((s) => isHeldBack(s, body));
  const isTrouble = useTrouble() !== null;
  const refusal = act.phase === 'unsaved' ? act.refusal : null;
  const isPressed = refusal !== null && isForWantOfHub(refusal);
  if (isHeld && (isTrouble || isPressed)) {
    return (
      <Notice tone="warn">
        <RefusalText refusal={WANT_OF_HUB} intent={body.type} />
      </Notice>
    );
  }
  if (refusal && !isPressed) {
    return (
      <Notice tone="alarm">
        <RefusalText refusal={refusal} intent={body.type} />
      </Notice>
    );
  }
  return isTrouble ? <SavedHere /> : null;
}

function SavedHere() {
  const { when } = useFormat();
  const now = useNow();
  const since = useStaleSince();
  const at = since === null ? null : when(since, now);
  return (
    <Notice tone="info">
      <span>
        <Trans>The hub can’t be reached. What you do is saved here, and the hub hears of it when it answers.</Trans>
        {at !== null && (
          <>
            {' '}
            <Trans>What is shown is as of {at}.</Trans>
          </>
        )}
      </span>
    </Notice>
  );
}
