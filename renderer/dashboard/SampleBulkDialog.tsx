import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Sample, SampleStatus } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { needsNote } from '../../protocol/sample-work.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { AssigneeField } from './AssigneeField.tsx';
import { BulkDialog } from './BulkDialog.tsx';
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
  const [assigneeId, setAssigneeId] = useState(me.id);
  const [status, setStatus] = useState<SampleStatus>('received');
  const [note, setNote] = useState('');
  const text = note.trim();
  const titles = { take: t`Take samples`, assign: t`Assign samples`, status: t`Change the status of samples` };
  const labels = { take: t`Take`, assign: t`Assign`, status: t`Change status` };

  function bodyOf({ id: sampleId, status: from, assignee }: Sample): IntentBody {
    // Nothing is taken from anybody by the dozen: that is done where one sees from whom.
    if (change === 'take') return { type: 'sample.assign', sampleId };
    if (change === 'status')
      return { type: 'sample.set-status', sampleId, status, from, ...(text !== '' && { note: text }) };
    return { type: 'sample.assign', sampleId, assigneeId, ...(assignee && { fromId: assignee.id }) };
  }

  return (
    <BulkDialog
      title={titles[change]}
      bulk={bulk}
      label={labels[change]}
      doneWords={(count) => <Plural value={count} one="# sample is changed." other="# samples are changed." />}
      onSubmit={() => bulk.submit(samples.map((one) => ({ id: one.id, label: one.label, body: bodyOf(one) })))}
      onClose={onClose}
    >
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
    </BulkDialog>
  );
}
