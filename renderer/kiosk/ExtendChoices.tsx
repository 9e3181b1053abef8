import { Trans, useLingui } from '@lingui/react/macro';
import { Moon, X } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { isUnattended } from '../../protocol/status.ts';
import { useFormat } from '../app/use-format.ts';
import { hubNow, useMinute } from '../store/use-clock.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { extendedPlan } from './extended-plan.ts';
import css from './SessionScreen.module.css';
import { unattendedChoices } from './unattended-until.ts';

const MINUTE_MS = 60_000;
const STEPS_MIN = [15, 30, 60, 120] as const;

interface ExtendChoicesProps {
  session: Session;
  onChoose(act: IntentBody): void;
  onClose(): void;
}

/** How much longer, or until when it runs on with nobody at it: in the place of the session's acts. */
export function ExtendChoices(props: ExtendChoicesProps) {
  const [isUnattendedAsked, askUnattended] = useState(false);
  return isUnattendedAsked ? (
    <UntilChoices {...props} />
  ) : (
    <StepChoices {...props} onUnattended={() => askUnattended(true)} />
  );
}

function StepChoices({ session, onChoose, onClose, onUnattended }: ExtendChoicesProps & { onUnattended(): void }) {
  const { t } = useLingui();
  const { duration } = useFormat();
  const runsAlone = isUnattended(session, useMinute());
  const sessionId = session.id;
  const extend = (minutes: number) =>
    onChoose({
      type: 'session.extend',
      sessionId,
      plannedMs: extendedPlan(session, minutes * MINUTE_MS, hubNow()),
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className={css['actions']} role="group" aria-label={t`Extend by`}>
      {STEPS_MIN.map((minutes) => {
        const length = duration(minutes * MINUTE_MS);
        return (
          <Button key={minutes} onPress={() => extend(minutes)}>
            <Trans>+ {length}</Trans>
          </Button>
        );
      })}
      {runsAlone ? (
        <Button onPress={() => onChoose({ type: 'session.set-unattended', sessionId })}>
          <Trans>I’m at it again</Trans>
        </Button>
      ) : (
        <Button icon={<Moon aria-hidden="true" />} onPress={onUnattended}>
          <Trans>Unattended</Trans>
        </Button>
      )}
      <IconButton label={t`Don’t extend`} icon={<X aria-hidden="true" />} onPress={onClose} />
    </div>
  );
}

function UntilChoices({ session, onChoose, onClose }: ExtendChoicesProps) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className={css['actions']} role="group" aria-label={t`Run unattended until`}>
      {unattendedChoices(now).map((until) => (
        <Button key={until} onPress={() => onChoose({ type: 'session.set-unattended', sessionId: session.id, until })}>
          {when(until, now)}
        </Button>
      ))}
      <IconButton label={t`Not unattended`} icon={<X aria-hidden="true" />} onPress={onClose} />
    </div>
  );
}
