import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';
import { BulkAnswers } from './BulkAnswers.tsx';
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

  function submit(event: FormEvent) {
    event.preventDefault();
    bulk.submit(
      sessions.map(({ id, operator, equipmentId }) => ({
        id,
        label: `${operator.name}, ${nameOf(equipmentId)}`,
        body: { type: 'session.end', sessionId: id, outcome: 'completed', reason: reason.trim() },
      })),
    );
  }

  return (
    <Dialog title={t`End several sessions`} isOpen onClose={onClose}>
      {bulk.lines.length > 0 ? (
        <>
          <BulkAnswers
            lines={bulk.lines}
            intent="session.end"
            doneWords={(count) => <Plural value={count} one="# session is ended." other="# sessions are ended." />}
          />
          <DialogActions>
            <Button look="primary" autoFocus onPress={onClose}>
              <Trans>Done</Trans>
            </Button>
          </DialogActions>
        </>
      ) : (
        <form className={css['form']} onSubmit={submit}>
          <p>
            <Plural value={sessions.length} one="# session is ended now." other="# sessions are ended now." />{' '}
            <Trans>Their kiosks are locked at once. What runs on the instruments’ own PCs is not stopped.</Trans>
          </p>
          <TextField
            label={t`Why?`}
            value={reason}
            onChange={setReason}
            isRequired
            autoFocus
            maxLength={2000}
            rows={3}
          />
          <DialogActions>
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" look="primary">
              <Trans>End sessions</Trans>
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
