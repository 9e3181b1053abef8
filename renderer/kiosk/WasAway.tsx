import { Trans, useLingui } from '@lingui/react/macro';
import { FORGOTTEN_OUTCOME, IDLE_OUTCOME, type Session } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useAct } from '../store/use-act.ts';
import { useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import css from './SessionScreen.module.css';
import { useIsSignedIn } from './SignInGone.tsx';
import { endAsOf, forgetLeft } from './use-idle-watch.ts';

/** Nobody was there and nobody answered: whoever comes says whether it goes on, or ended then. */
export function WasAway({ session, since }: { session: Session; since: number }) {
  const { t } = useLingui();
  const { when } = useFormat();
  const { act, send } = useAct(useLink());
  const isSignedIn = useIsSignedIn();
  const at = when(since, useMinute());

  async function goOn() {
    const isSaved =
      session.idleSince === undefined || (await send({ type: 'session.note-idle', sessionId: session.id }));
    if (isSaved) forgetLeft(session.id);
  }

  async function end() {
    // Whoever is signed in says so; where nobody is any more, it is the kiosk's word.
    await send(endAsOf(session.id, since, isSignedIn ? FORGOTTEN_OUTCOME : IDLE_OUTCOME));
  }

  const isRefused = act.phase === 'refused' || act.phase === 'unsaved';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of words and buttons, not of form fields
    <div className={css['actions']} role="group" aria-label={t`Did the session end?`}>
      {isRefused ? (
        <span className={css['refusal']} role="alert">
          <RefusalText refusal={act.refusal} intent="session.end" />
        </span>
      ) : (
        <p className={css['asking']} role="status">
          <Trans>Nobody was here after {at}. Did the session end then?</Trans>
        </p>
      )}
      <Button isBusy={act.phase === 'saving'} onPress={() => void goOn()}>
        <Trans>It goes on</Trans>
      </Button>
      <Button look="primary" isBusy={act.phase === 'saving'} onPress={() => void end()}>
        <Trans>End as of {at}</Trans>
      </Button>
    </div>
  );
}
