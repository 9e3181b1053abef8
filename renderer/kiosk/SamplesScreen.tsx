import { useState } from 'react';
import type { IntentOf } from '../../protocol/intents.ts';
import { useLink } from '../app/link-context.ts';
import { useAct } from '../store/use-act.ts';
import { IdleDialog } from './IdleDialog.tsx';
import type { KioskPhase } from './kiosk-phase.ts';
import { SampleForm } from './SampleForm.tsx';
import { SampleReceipt } from './SampleReceipt.tsx';
import { draftOf, sampleDrafts } from './sample-draft.ts';
import { dispatch } from './use-kiosk.ts';

type OnErrand = Extract<KioskPhase, { phase: 'on-errand' }>;
type Submission = IntentOf<'sample.submit'>;

/** Samples are handed in, then their receipt is shown. */
export function SamplesScreen({ userId, back }: OnErrand) {
  const { act, send, clear } = useAct(useLink());
  const [submitted, setSubmitted] = useState<Submission | null>(null);
  const over = () => dispatch({ type: 'errand-over', news: null });

  async function submit(body: Submission): Promise<boolean> {
    const isSaved = await send(body);
    if (isSaved) setSubmitted(body);
    return isSaved;
  }

  function more() {
    if (submitted && act.phase === 'refused') sampleDrafts.save(userId, draftOf(submitted));
    clear();
    setSubmitted(null);
  }

  const idleNews = submitted === null ? 'timed-out' : null;
  return (
    <>
      {submitted === null ? (
        <SampleForm userId={userId} act={act} send={submit} onCancel={over} />
      ) : (
        <SampleReceipt body={submitted} act={act} onMore={more} onDone={over} />
      )}
      <IdleDialog onOver={() => (back.phase === 'in-session' ? over() : dispatch({ type: 'leave', news: idleNews }))} />
    </>
  );
}
