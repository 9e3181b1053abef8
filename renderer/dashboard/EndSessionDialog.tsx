import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { fromLocalInput, toLocalInput } from './local-input.ts';
import { useDialogAct } from './use-dialog-act.ts';

interface EndSessionDialogProps {
  session: Session;
  isOpen: boolean;
  onClose(): void;
}

/** Ends somebody else's session: it is forgotten, or has to make room. They and the log are told why. */
export function EndSessionDialog({ session, isOpen, onClose }: EndSessionDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`End the session of ${session.operator.name}`} isOpen={isOpen} onClose={onClose}>
      <EndSessionForm session={session} onClose={onClose} />
    </Dialog>
  );
}

function EndSessionForm({ session: { id: sessionId, idleSince }, onClose }: { session: Session; onClose(): void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  // Where its kiosk has told that nobody is there any more, that is the end that is proposed.
  const [end, setEnd] = useState(() => toLocalInput(idleSince));
  const act = useDialogAct(onClose);

  function submit() {
    const endedAt = fromLocalInput(end);
    const body = { type: 'session.end', sessionId, outcome: 'completed', reason: reason.trim() } as const;
    act.submit({ ...body, ...(endedAt !== undefined && { endedAt }) });
  }

  return (
    <ActForm act={act} intent="session.end" label={<Trans>End session</Trans>} onSubmit={submit} onCancel={onClose}>
      <p>
        <Trans>Their kiosk is locked at once. What runs on the instrument’s own PC is not stopped.</Trans>
      </p>
      <TextField label={t`Why?`} value={reason} onChange={setReason} isRequired autoFocus maxLength={2000} rows={3} />
      <TextField
        label={t`When it really ended`}
        hint={t`If somebody forgot to end it. Else it ends now.`}
        type="datetime-local"
        value={end}
        onChange={setEnd}
      />
    </ActForm>
  );
}
