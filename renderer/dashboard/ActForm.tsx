import { Trans } from '@lingui/react/macro';
import type { FormEvent, ReactNode } from 'react';
import type { IntentType } from '../../protocol/intents.ts';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import css from './ActForm.module.css';
import type { DialogAct } from './use-dialog-act.ts';

interface ActFormProps {
  act: DialogAct;
  intent: IntentType;
  label: ReactNode;
  look?: 'primary' | 'danger';
  /** False while something is missing that no field can ask for by itself. */
  isReady?: boolean;
  onSubmit(): void;
  onCancel(): void;
  children: ReactNode;
}

/** The inside of a dialog that asks the hub for something. */
export function ActForm({
  act,
  intent,
  label,
  look = 'primary',
  isReady = true,
  onSubmit,
  onCancel,
  children,
}: ActFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form className={css['form']} onSubmit={submit}>
      {act.refusal && (
        <Notice tone="alarm">
          <RefusalText refusal={act.refusal} intent={intent} />
        </Notice>
      )}
      {children}
      <DialogActions>
        <Button onPress={onCancel}>
          {/* What is saved is not called off by closing. */}
          {act.isSaved ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
        </Button>
        <Button type="submit" look={look} isBusy={act.isPending} isDisabled={!isReady}>
          {label}
        </Button>
      </DialogActions>
    </form>
  );
}
