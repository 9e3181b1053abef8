import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, LogOut, UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import type { IntentBody, IntentType } from '../../protocol/intents.ts';
import { isOffered } from '../../protocol/status.ts';
import { useLink } from '../app/link-context.ts';
import { isForWantOfHub, isHeldBack } from '../store/held-back.ts';
import { useAct } from '../store/use-act.ts';
import { hubNow, useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { Errands } from './Errands.tsx';
import { ExtendChoices } from './ExtendChoices.tsx';
import css from './SessionScreen.module.css';
import { StillHere } from './StillHere.tsx';
import { useSessionIdle } from './use-idle-watch.ts';
import { dispatch } from './use-kiosk.ts';
import { WasAway } from './WasAway.tsx';

/** Long enough to find a badge, and too short for anybody else to come by. */
const OFFERED_FOR_MS = 120_000;

interface ActionsProps {
  session: Session;
  /** In the bar there is no room for every word. */
  isBar: boolean;
}

/** Samples, Problem, Extend and End, on the page and in the bar alike; what can be chosen takes their place instead of covering anything. */
export function SessionActions({ session, isBar }: ActionsProps) {
  const idle = useSessionIdle(session);
  if (idle.phase === 'asking') return <StillHere {...idle} />;
  if (idle.phase === 'left' || idle.phase === 'back') return <WasAway session={session} since={idle.since} />;
  return <RunningActions session={session} isBar={isBar} />;
}

function RunningActions({ session, isBar }: ActionsProps) {
  const { t } = useLingui();
  const now = useNow();
  const [isChoosing, setChoosing] = useState(false);
  const [asked, setAsked] = useState<IntentType>('session.extend');
  const { act, send, clear } = useAct(useLink());
  const isHeld = useHub((s) => isHeldBack(s, { type: 'session.extend', sessionId: session.id, plannedMs: 1 }));
  // Refused only for want of the hub, which is back: there is nothing to say any more.
  const isOver = act.phase === 'unsaved' && isForWantOfHub(act.refusal) && !isHeld;

  function choose(body: IntentBody) {
    setChoosing(false);
    setAsked(body.type);
    void send(body);
  }

  if (!isOver && (act.phase === 'refused' || act.phase === 'unsaved')) {
    return (
      <div className={css['actions']} role="alert">
        <span className={css['refusal']}>
          <RefusalText refusal={act.refusal} intent={asked} />
        </span>
        <Button onPress={clear}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    );
  }
  const offer = () =>
    choose({ type: 'session.offer', sessionId: session.id, until: Math.round(hubNow()) + OFFERED_FOR_MS });
  if (isOffered(session, now))
    return <Offered onAnew={offer} onCancel={() => choose({ type: 'session.offer', sessionId: session.id })} />;
  if (isChoosing) {
    return <ExtendChoices session={session} onChoose={choose} onClose={() => setChoosing(false)} />;
  }
  const handOver = { icon: <UserRoundPlus aria-hidden="true" />, onPress: offer };
  return (
    <div className={css['actions']}>
      <Errands />
      {isBar ? (
        <IconButton label={t`Hand over`} {...handOver} />
      ) : (
        <Button {...handOver}>
          <Trans>Hand over</Trans>
        </Button>
      )}
      <Button icon={<Clock aria-hidden="true" />} isBusy={act.phase === 'saving'} onPress={() => setChoosing(true)}>
        <Trans>Extend</Trans>
      </Button>
      <Button look="primary" icon={<LogOut aria-hidden="true" />} onPress={() => dispatch({ type: 'end-asked' })}>
        <Trans>End session</Trans>
      </Button>
    </div>
  );
}

/** Whoever takes it over shows who they are now; theirs begins when this one ends. */
function Offered({ onAnew, onCancel }: { onAnew(): void; onCancel(): void }) {
  const { t } = useLingui();

  /** To type takes longer than to hold a badge: the time that it is offered for begins anew. */
  function goByName() {
    onAnew();
    dispatch({ type: 'hand-over' });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of words and a button, not of form fields
    <div className={css['actions']} role="group" aria-label={t`Hand over`}>
      <p role="status">
        <Trans>Now the badge of whoever goes on.</Trans>
      </p>
      <Button onPress={goByName}>
        <Trans>Use your user name</Trans>
      </Button>
      <IconButton label={t`Don’t hand over`} icon={<X aria-hidden="true" />} onPress={onCancel} />
    </div>
  );
}
