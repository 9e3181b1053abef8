import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Problem } from '../../protocol/entities.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { useDialogAct } from './use-dialog-act.ts';

/** Says that a problem is over, with what was done about it. */
export function ResolveButton({ problem }: { problem: Problem }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const isSaving = useHub((s) =>
    s.outbox.some(
      ({ state, body }) => state !== 'refused' && body.type === 'problem.resolve' && body.problemId === problem.id,
    ),
  );
  const close = () => setOpen(false);
  return (
    <>
      <Button isBusy={isSaving} onPress={() => setOpen(true)}>
        <Trans>Resolve</Trans>
      </Button>
      <Dialog title={t`Resolve a problem`} isOpen={isOpen} onClose={close}>
        <ResolveForm problem={problem} onClose={close} />
      </Dialog>
    </>
  );
}

function ResolveForm({ problem, onClose }: { problem: Problem; onClose(): void }) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const act = useDialogAct(onClose);
  const text = note.trim();
  return (
    <ActForm
      act={act}
      intent="problem.resolve"
      label={<Trans>Resolve</Trans>}
      onSubmit={() =>
        act.submit({ type: 'problem.resolve', problemId: problem.id, ...(text !== '' && { note: text }) })
      }
      onCancel={onClose}
    >
      <p>
        <strong>
          <ProblemText problem={problem} />
        </strong>
      </p>
      <p>
        <Trans>What it made of the condition is taken back, unless something else stands against that.</Trans>
      </p>
      <TextField
        label={t`What was done about it, if you like`}
        value={note}
        onChange={setNote}
        autoFocus
        maxLength={2000}
        rows={3}
      />
    </ActForm>
  );
}
