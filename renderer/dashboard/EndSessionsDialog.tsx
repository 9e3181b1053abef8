import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { TextField } from '../ui/TextField.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { useBulkAct } from './use-bulk-act.ts';

interface EndSessionsDialogProps {
  sessions: readonly Session[];
  nameOf(equipmentId: string): string;
  onClose(): void;
}

/** Ends several at once, each by an act of its own, and then says what became of each. */
export function EndSessionsDialog({ sessions, nameOf, onClose }: EndSessionsDialogProps) {
  const { t } = useLingui();
  const bulk = useBulkAct();
  const [reason, setReason] = useState('');

  const submit = () =>
    bulk.submit(
      sessions.map(({ id, operator, equipmentId }) => ({
        id,
        label: `${operator.name}, ${nameOf(equipmentId)}`,
        body: { type: 'session.end', sessionId: id, outcome: 'completed', reason: reason.trim() },
      })),
    );

  return (
    <BulkDialog
      title={t`End several sessions`}
      bulk={bulk}
      label={<Trans>End sessions</Trans>}
      doneWords={(count) => <Plural value={count} one="# session is ended." other="# sessions are ended." />}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <Plural value={sessions.length} one="# session is ended now." other="# sessions are ended now." />{' '}
        <Trans>Their kiosks are locked at once. What runs on the instruments’ own PCs is not stopped.</Trans>
      </p>
      <TextField label={t`Why?`} value={reason} onChange={setReason} isRequired autoFocus maxLength={2000} rows={3} />
    </BulkDialog>
  );
}
