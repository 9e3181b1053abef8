import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, LogOut, X } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { isForWantOfHub, isHeldBack } from '../store/held-back.ts';
import { useAct } from '../store/use-act.ts';
import { hubNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { Errands } from './Errands.tsx';
import { extendedPlan } from './extended-plan.ts';
import css from './SessionScreen.module.css';
import { StillHere } from './StillHere.tsx';
import { useSessionIdle } from './use-idle-watch.ts';
import { dispatch } from './use-kiosk.ts';
import { WasAway } from './WasAway.tsx';

const MINUTE_MS = 60_000;
const STEPS_MIN = [15, 30, 60, 120] as const;

/** Samples, Problem, Extend and End, on the page and in the bar alike; what can be chosen takes their place instead of covering anything. */
export function SessionActions({ session }: { session: Session }) {
  const idle = useSessionIdle(session);
  if (idle.phase === 'asking') return <StillHere {...idle} />;
  if (idle.phase === 'left' || idle.phase === 'back') return <WasAway session={session} since={idle.since} />;
  return <RunningActions session={session} />;
}

function RunningActions({ session }: { session: Session }) {
  const { t } = useLingui();
  const { duration } = useFormat();
  const [isChoosing, setChoosing] = useState(false);
  const { act, send, clear } = useAct(useLink());
  const isHeld = useHub((s) => isHeldBack(s, { type: 'session.extend', sessionId: session.id, plannedMs: 1 }));
  // Refused only for want of the hub, which is back: there is nothing to say any more.
  const isOver = act.phase === 'unsaved' && isForWantOfHub(act.refusal) && !isHeld;

  async function extend(minutes: number) {
    setChoosing(false);
    await send({
      type: 'session.extend',
      sessionId: session.id,
      plannedMs: extendedPlan(session, minutes * MINUTE_MS, hubNow()),
    });
  }

  if (!isOver && (act.phase === 'refused' || act.phase === 'unsaved')) {
    return (
      <div className={css['actions']} role="alert">
        <span className={css['refusal']}>
          <RefusalText refusal={act.refusal} intent="session.extend" />
        </span>
        <Button onPress={clear}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    );
  }
  if (isChoosing) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
      <div className={css['actions']} role="group" aria-label={t`Extend by`}>
        {STEPS_MIN.map((minutes) => {
          const length = duration(minutes * MINUTE_MS);
          return (
            <Button key={minutes} onPress={() => void extend(minutes)}>
              <Trans>+ {length}</Trans>
            </Button>
          );
        })}
        <IconButton label={t`Don’t extend`} icon={<X aria-hidden="true" />} onPress={() => setChoosing(false)} />
      </div>
    );
  }
  return (
    <div className={css['actions']}>
      <Errands />
      <Button icon={<Clock aria-hidden="true" />} isBusy={act.phase === 'saving'} onPress={() => setChoosing(true)}>
        <Trans>Extend</Trans>
      </Button>
      <Button look="primary" icon={<LogOut aria-hidden="true" />} onPress={() => dispatch({ type: 'end-asked' })}>
        <Trans>End session</Trans>
      </Button>
    </div>
  );
}
