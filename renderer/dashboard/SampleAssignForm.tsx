import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import { ActForm } from './ActForm.tsx';
import { AssigneeField } from './AssigneeField.tsx';
import { Overtaken } from './Overtaken.tsx';
import { useDialogAct } from './use-dialog-act.ts';

/** Gives a sample to somebody, from whom it was seen with. */
export function SampleAssignForm({ sample, onDone }: { sample: Sample; onDone(): void }) {
  const holderId = sample.assignee?.id;
  const [seenId, setSeenId] = useState(holderId);
  const [assigneeId, setAssigneeId] = useState(holderId ?? sample.recipient.id);
  const act = useDialogAct(onDone);

  function submit() {
    const from = seenId !== undefined && { fromId: seenId };
    act.submit({ type: 'sample.assign', sampleId: sample.id, assigneeId, ...from });
  }

  return (
    <ActForm act={act} intent="sample.assign" label={<Trans>Assign</Trans>} onSubmit={submit} onCancel={onDone}>
      {!act.isPending && holderId !== seenId && (
        <Overtaken sampleId={sample.id} intent="sample.assign" onSeen={() => setSeenId(holderId)} />
      )}
      <AssigneeField value={assigneeId} onChange={setAssigneeId} />
    </ActForm>
  );
}
