import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Sample, SampleStatus } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { needsNote } from '../../protocol/sample-work.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import css from './ActForm.module.css';
import { AssigneeField } from './AssigneeField.tsx';
import { BulkAnswers } from './BulkAnswers.tsx';
import { SampleStatusFields } from './SampleStatusFields.tsx';
import { useBulkAct } from './use-bulk-act.ts';

export type BulkChange = 'take' | 'assign' | 'status';

interface SampleBulkDialogProps {
  change: BulkChange;
  samples: readonly Sample[];
  me: SignedIn;
  onClose(): void;
}

/** One change of many samples: one act for each, and then what became of each. */
export function SampleBulkDialog({ change, samples, me, onClose }: SampleBulkDialogProps) {
  const { t } = useLingui();
  const bulk = useBulkAct();
  const titles = { take: t`Take samples`, assign: t`Assign samples`, status: t`Change the status of samples` };
  const intent = change === 'status' ? 'sample.set-status' : 'sample.assign';
  const submit = (bodyOf: (one: Sample) => IntentBody) =>
    bulk.submit(samples.map((one) => ({ id: one.id, label: one.label, body: bodyOf(one) })));
  return (
    <Dialog title={titles[change]} isOpen onClose={onClose}>
      {bulk.lines.length > 0 ? (
        <>
          <BulkAnswers
            lines={bulk.lines}
            intent={intent}
            doneWords={(count) => <Plural value={count} one="# sample is changed." other="# samples are changed." />}
          />
          <DialogActions>
            <Button look="primary" autoFocus onPress={onClose}>
              <Trans>Done</Trans>
            </Button>
          </DialogActions>
        </>
      ) : (
        <BulkForm change={change} samples={samples} me={me} onSubmit={submit} onCancel={onClose} />
      )}
    </Dialog>
  );
}

interface BulkFormProps {
  change: BulkChange;
  samples: readonly Sample[];
  me: SignedIn;
  onSubmit(bodyOf: (one: Sample) => IntentBody): void;
  onCancel(): void;
}

function BulkForm({ change, samples, me, onSubmit, onCancel }: BulkFormProps) {
  const [assigneeId, setAssigneeId] = useState(me.id);
  const [status, setStatus] = useState<SampleStatus>('received');
  const [note, setNote] = useState('');
  const text = note.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(({ id: sampleId, status: from, assignee }) => {
      // Nothing is taken from anybody by the dozen: that is done where one sees from whom.
      if (change === 'take') return { type: 'sample.assign', sampleId };
      if (change === 'status')
        return { type: 'sample.set-status', sampleId, status, from, ...(text !== '' && { note: text }) };
      return { type: 'sample.assign', sampleId, assigneeId, ...(assignee && { fromId: assignee.id }) };
    });
  }

  return (
    <form className={css['form']} onSubmit={submit}>
      <p>
        <Plural value={samples.length} one="# sample is changed." other="# samples are changed, each by itself." />
      </p>
      {change === 'take' && (
        <p>
          <Trans>What somebody else has taken stays theirs.</Trans>
        </p>
      )}
      {change === 'assign' && <AssigneeField value={assigneeId} onChange={setAssigneeId} />}
      {change === 'status' && (
        <SampleStatusFields
          status={status}
          note={note}
          isNoteNeeded={samples.some((one) => one.status !== status && needsNote(one.status, status))}
          onStatus={setStatus}
          onNote={setNote}
        />
      )}
      <DialogActions>
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary">
          <SubmitWords change={change} />
        </Button>
      </DialogActions>
    </form>
  );
}

function SubmitWords({ change }: { change: BulkChange }) {
  switch (change) {
    case 'take':
      return <Trans>Take</Trans>;
    case 'assign':
      return <Trans>Assign</Trans>;
    case 'status':
      return <Trans>Change status</Trans>;
  }
}
