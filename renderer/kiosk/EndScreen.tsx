import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLink } from '../app/link-context.ts';
import { useAct } from '../store/use-act.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { dropDraft, type EndDraft, readDraft, saveDraft } from './end-draft.ts';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { PressNotice } from './PressNotice.tsx';
import { dispatch, hereNow } from './use-kiosk.ts';

/** How it went, and done. What is written outlives a time-out, a reload and a crash. */
export function EndScreen({ sessionId, equipmentId }: { sessionId: string; equipmentId: string }) {
  const { t } = useLingui();
  const name = useHub((s) => s.floor?.equipment[equipmentId]?.name);
  const isSignedIn = useHub((s) => userOf(s) !== undefined);
  const [draft, setDraft] = useState(() => readDraft(sessionId));
  const { act, send } = useAct(useLink());
  const back = () => dispatch({ type: 'end-cancelled' });

  function edit(change: Partial<EndDraft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    saveDraft(sessionId, next);
  }

  async function end() {
    const notes = draft.notes.trim();
    const isSaved = await send({
      type: 'session.end',
      sessionId,
      outcome: draft.outcome,
      ...(notes !== '' && { notes }),
    });
    if (!isSaved) return;
    dropDraft(sessionId);
    dispatch({ type: 'ended', here: hereNow() });
  }

  const actions = (
    <>
      <Button onPress={back}>
        <Trans>Back to the session</Trans>
      </Button>
      <Button look="primary" isBusy={act.phase === 'saving'} isDisabled={!isSignedIn} onPress={() => void end()}>
        <Trans>End session</Trans>
      </Button>
    </>
  );
  return (
    <FormScreen actions={actions}>
      <h1 className={css['title']}>
        <Trans>End the session on {name}</Trans>
      </h1>
      <PressNotice act={act} body={{ type: 'session.end', sessionId, outcome: draft.outcome }} />
      {!isSignedIn && (
        <Notice
          tone="warn"
          action={
            <Button onPress={() => dispatch({ type: 'leave', news: null })}>
              <Trans>Sign in</Trans>
            </Button>
          }
        >
          <Trans>Your sign-in has run out. Sign in again to end the session; what you wrote is kept.</Trans>
        </Notice>
      )}
      <Chips
        label={t`How did it go?`}
        value={draft.outcome}
        onChange={(outcome) => edit({ outcome })}
        options={[
          { value: 'completed', label: t`All well` },
          { value: 'problem', label: t`There was a problem` },
        ]}
      />
      <TextField
        label={draft.outcome === 'problem' ? t`What went wrong?` : t`Notes, if you like`}
        value={draft.notes}
        onChange={(notes) => edit({ notes })}
        rows={2}
        maxLength={2000}
      />
      <IdleDialog onOver={back} />
    </FormScreen>
  );
}
