import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useShallow } from 'zustand/react/shallow';
import { useLink } from '../app/link-context.ts';
import { useAct } from '../store/use-act.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { ProblemFields } from '../ui/ProblemFields.tsx';
import { reportOf } from '../ui/problem-report.ts';
import { TextField } from '../ui/TextField.tsx';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import type { KioskPhase } from './kiosk-phase.ts';
import { PressNotice } from './PressNotice.tsx';
import { ProblemNotices } from './ProblemNotices.tsx';
import { type ProblemDraft, problemDrafts } from './problem-draft.ts';
import { SignInGone, useIsSignedIn } from './SignInGone.tsx';
import { dispatch, equipmentHere } from './use-kiosk.ts';

type OnErrand = Extract<KioskPhase, { phase: 'on-errand' }>;

/** Something is wrong: at a station with several pieces of equipment with which, then in three touches what. */
export function ProblemScreen({ userId, back }: OnErrand) {
  const { t } = useLingui();
  const ids = useHub(useShallow(equipmentHere));
  const equipment = useHub((s) => s.floor?.equipment);
  const [chosen, choose] = useState(back.equipmentId ?? (ids.length === 1 ? ids[0] : undefined));
  const which = ids.length > 1 && (
    <Chips
      label={t`With what?`}
      value={chosen ?? null}
      onChange={choose}
      options={ids.map((value) => ({ value, label: equipment?.[value]?.name ?? value }))}
    />
  );
  return <Report key={chosen} userId={userId} equipmentId={chosen} which={which} back={back} />;
}

interface ReportProps {
  userId: string;
  equipmentId: string | undefined;
  which: React.ReactNode;
  back: OnErrand['back'];
}

function Report({ userId, equipmentId, which, back }: ReportProps) {
  const { t } = useLingui();
  const name = useHub((s) => s.floor?.equipment[equipmentId ?? '']?.name);
  const isSignedIn = useIsSignedIn();
  const of = `${userId}.${equipmentId ?? ''}`;
  const [draft, setDraft] = useState(() => problemDrafts.read(of));
  const { act, send } = useAct(useLink());
  const over = () => dispatch({ type: 'errand-over', news: null });

  function edit(change: Partial<ProblemDraft>) {
    const next = { ...draft, ...change };
    setDraft(next);
    problemDrafts.save(of, next);
  }

  const report = (problemId: string) =>
    equipmentId === undefined ? null : reportOf(draft, { problemId, equipmentId, note: draft.note });
  const body = report('');

  async function tell() {
    const full = report(newId());
    if (!full || !(await send(full))) return;
    problemDrafts.drop(of);
    dispatch({ type: 'errand-over', news: 'reported' });
  }

  function giveUp() {
    problemDrafts.drop(of);
    over();
  }

  const actions = (
    <>
      <Button onPress={giveUp}>
        <Trans>Cancel</Trans>
      </Button>
      <Button
        look="primary"
        isBusy={act.phase === 'saving'}
        isDisabled={body === null || !isSignedIn}
        onPress={() => void tell()}
      >
        <Trans>Report</Trans>
      </Button>
    </>
  );
  return (
    <FormScreen actions={actions}>
      <h1 className={css['title']}>
        {name === undefined ? <Trans>Report a problem</Trans> : <Trans>Report a problem with {name}</Trans>}
      </h1>
      {body && <PressNotice act={act} body={body} />}
      {!isSignedIn && <SignInGone />}
      {which}
      {equipmentId !== undefined && <ProblemNotices equipmentId={equipmentId} />}
      <ProblemFields words={draft} onChange={edit} />
      <TextField
        label={t`What happened, if you like`}
        value={draft.note}
        onChange={(note) => edit({ note })}
        rows={3}
        maxLength={2000}
      />
      <IdleDialog
        onOver={() => (back.phase === 'in-session' ? over() : dispatch({ type: 'leave', news: 'timed-out' }))}
      />
    </FormScreen>
  );
}
