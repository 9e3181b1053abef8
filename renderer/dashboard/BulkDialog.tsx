import { Trans } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import css from './ActForm.module.css';
import { BulkAnswers } from './BulkAnswers.tsx';
import type { Bulk } from './use-bulk-act.ts';

interface BulkDialogProps {
  title: string;
  bulk: Bulk;
  /** What the button says that sends them. */
  label: ReactNode;
  /** False while something is missing that no field can ask for by itself. */
  isReady?: boolean;
  /** How many are done, in words. */
  doneWords(count: number): ReactNode;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks once for many acts, and then says what became of each. */
export function BulkDialog({ title, bulk, doneWords, onClose, ...form }: BulkDialogProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {bulk.lines.length > 0 ? (
        <>
          <BulkAnswers lines={bulk.lines} doneWords={doneWords} />
          <DialogActions>
            <Button look="primary" autoFocus onPress={onClose}>
              <Trans>Done</Trans>
            </Button>
          </DialogActions>
        </>
      ) : (
        <BulkForm onCancel={onClose} {...form} />
      )}
    </Dialog>
  );
}

type BulkFormProps = Pick<BulkDialogProps, 'label' | 'isReady' | 'onSubmit' | 'children'> & { onCancel(): void };

function BulkForm({ label, isReady = true, onSubmit, onCancel, children }: BulkFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form className={css['form']} onSubmit={submit}>
      {children}
      <DialogActions>
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {label}
        </Button>
      </DialogActions>
    </form>
  );
}
