import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type Sample, type SampleStatus, sampleStatus } from '../../protocol/entities.ts';
import { needsNote } from '../../protocol/sample-work.ts';
import { ActForm } from './ActForm.tsx';
import { Overtaken } from './Overtaken.tsx';
import { SampleStatusFields } from './SampleStatusFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

/** Brings a sample on its way, from the status that was seen. */
export function SampleStatusForm({ sample, onDone }: { sample: Sample; onDone(): void }) {
  const [seen, setSeen] = useState(sample.status);
  const [status, setStatus] = useState<SampleStatus>(() => nextOf(sample.status));
  const [note, setNote] = useState('');
  const act = useDialogAct(onDone);
  const text = note.trim();

  function submit() {
    const why = text !== '' && { note: text };
    act.submit({ type: 'sample.set-status', sampleId: sample.id, status, from: seen, ...why });
  }

  return (
    <ActForm
      act={act}
      intent="sample.set-status"
      label={<Trans>Change status</Trans>}
      onSubmit={submit}
      onCancel={onDone}
    >
      {!act.isPending && sample.status !== seen && (
        <Overtaken sampleId={sample.id} intent="sample.set-status" onSeen={() => setSeen(sample.status)} />
      )}
      <SampleStatusFields
        status={status}
        note={note}
        isNoteNeeded={needsNote(seen, status)}
        onStatus={setStatus}
        onNote={setNote}
      />
    </ActForm>
  );
}

const ORDER = sampleStatus.options;
const REJECTED = ORDER.indexOf('rejected');

/** The next on the path, which nobody has to look for; nothing leads to `rejected` by itself. */
const nextOf = (status: SampleStatus): SampleStatus => ORDER.slice(0, REJECTED)[ORDER.indexOf(status) + 1] ?? status;
