import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { Button } from '../ui/Button.tsx';
import css from './SessionScreen.module.css';
import type { SessionIdle } from './session-idle.ts';

const SECOND_MS = 1000;

/**
 * Asks whether somebody is there, in the place of the session's acts, so that nothing of the instrument's own program is
 * covered. Any touch or key on the machine is a yes; the button is one too.
 */
export function StillHere({ follows, since, leftMs }: Extract<SessionIdle, { phase: 'asking' }>) {
  const { t } = useLingui();
  const { time } = useFormat();
  const [at, left] = [time(since), Math.ceil(leftMs / SECOND_MS)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of words and a button, not of form fields
    <div className={css['actions']} role="group" aria-label={t`Still here?`}>
      <p className={css['asking']}>
        <strong role="alert">
          <Trans>Still here?</Trans>
        </strong>{' '}
        <span aria-live="off">
          {follows === 'remind' && <Trans>Nobody has touched anything since {at}.</Trans>}
          {follows === 'propose' && (
            <Plural
              value={left}
              one={`Else an end at ${at} is proposed in # second.`}
              other={`Else an end at ${at} is proposed in # seconds.`}
            />
          )}
          {follows === 'end' && (
            <Plural
              value={left}
              one={`Else the session ends as of ${at}, in # second.`}
              other={`Else the session ends as of ${at}, in # seconds.`}
            />
          )}
        </span>
      </p>
      <Button look="primary">
        <Trans>I’m here</Trans>
      </Button>
    </div>
  );
}
