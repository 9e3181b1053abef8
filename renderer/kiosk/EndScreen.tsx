import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useLink } from '../app/link-context.ts';
import { useAct } from '../store/use-act.ts';
import { hubNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { ProblemFields } from '../ui/ProblemFields.tsx';
import { reportOf } from '../ui/problem-report.ts';
import { TextField } from '../ui/TextField.tsx';
import { AfterUseNotice } from './AfterUseNotice.tsx';
import { EndChoiceChips } from './EndChoiceChips.tsx';
import { type EndChoice, endChoices } from './end-choices.ts';
import { type EndDraft, endDrafts } from './end-draft.ts';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { PressNotice } from './PressNotice.tsx';
import { SignInGone, useIsSignedIn } from './SignInGone.tsx';
import { dispatch, hereNow, sessionsHere } from './use-kiosk.ts';

/** How it went, and done. What is written outlives a time-out, a reload and a crash. */
export function EndScreen({ sessionId, equipmentId }: { sessionId: string; equipmentId: string }) {
  const { t } = useLingui();
  const name = useHub((s) => s.floor?.equipment[equipmentId]?.name);
  const isSignedIn = useIsSignedIn();
  const [draft, setDraft] = useState(() => endDrafts.read(sessionId));
  const session = useHub((s) => sessionsHere(s).get(sessionId)?.session);
  const [endChoice, setEndChoice] = useState<EndChoice>('now');
  const { act, send } = useAct(useLink());
  const back = () => dispatch({ type: 'end-cancelled' });

  function edit(change: Partial<EndDraft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    endDrafts.save(sessionId, next);
  }

  /** Before the end, so that it is still theirs; once, also where the end itself can't be saved. */
  async function report(): Promise<boolean> {
    if (draft.outcome !== 'problem' || draft.isReported) return true;
    const body = reportOf(draft.problem, { problemId: newId(), equipmentId, note: draft.notes });
    if (body === null) return true;
    const isSaved = await send(body);
    if (isSaved) edit({ isReported: true });
    return isSaved;
  }

  async function end() {
    if (!(await report())) return;
    const notes = draft.notes.trim();
    const endedAt = endChoice === 'now' || !session ? undefined : endChoices(session, hubNow()).get(endChoice);
    const isSaved = await send({
      type: 'session.end',
      sessionId,
      outcome: draft.outcome,
      ...(notes !== '' && { notes }),
      ...(endedAt !== undefined && { endedAt }),
    });
    if (!isSaved) return;
    endDrafts.drop(sessionId);
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
      {!isSignedIn && <SignInGone />}
      <AfterUseNotice equipmentId={equipmentId} />
      {session && (
        <EndChoiceChips label={t`When did it end?`} session={session} choice={endChoice} onChange={setEndChoice} />
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
      {draft.outcome === 'problem' && !draft.isReported && (
        <ProblemFields
          words={draft.problem}
          onChange={(change) => edit({ problem: { ...draft.problem, ...change } })}
        />
      )}
      <TextField
        label={draft.outcome === 'problem' ? t`What went wrong?` : t`Notes, if you like`}
        value={draft.notes}
        onChange={(notes) => edit({ notes })}
        rows={3}
        maxLength={2000}
      />
      <IdleDialog onOver={back} />
    </FormScreen>
  );
}
