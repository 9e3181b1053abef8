import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface SettleDialogProps {
  session: Session;
  isOpen: boolean;
  onClose(): void;
}

/** A manager has looked at it: it leaves the list and stays in the record, with what they write. */
export function SettleDialog({ session, isOpen, onClose }: SettleDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Settle the session of ${session.operator.name}`} isOpen={isOpen} onClose={onClose}>
      <SettleForm sessionId={session.id} onClose={onClose} />
    </Dialog>
  );
}

function SettleForm({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const act = useDialogAct(onClose);
  const text = note.trim();
  return (
    <ActForm
      act={act}
      intent="conflict.resolve"
      label={<Trans>Settle</Trans>}
      onSubmit={() => act.submit({ type: 'conflict.resolve', sessionId, ...(text !== '' && { note: text }) })}
      onCancel={onClose}
    >
      <p>
        <Trans>
          The session leaves this list and stays in the record as it was told. Nobody else’s session changes.
        </Trans>
      </p>
      <TextField
        label={t`A note for the record, if you like`}
        value={note}
        onChange={setNote}
        autoFocus
        maxLength={2000}
        rows={3}
      />
    </ActForm>
  );
}
