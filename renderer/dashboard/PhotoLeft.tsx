import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Refusal } from '../../protocol/refusals.ts';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import css from './ActForm.module.css';
import { PhotoRefusal } from './PhotoRefusal.tsx';

interface PhotoLeftProps {
  refusal: Refusal;
  hasPhoto: boolean;
  isSending: boolean;
  onSend(): Promise<void>;
  onClose(): void;
  children: ReactNode;
}

/** The problem is reported and its photo is not: it is sent again, another one is, or none. */
export function PhotoLeft({ refusal, hasPhoto, isSending, onSend, onClose, children }: PhotoLeftProps) {
  return (
    <div className={css['form']}>
      <Notice tone="alarm">
        <strong>
          <Trans>The problem is reported, but its photo was not added.</Trans>
        </strong>
        <span>
          <PhotoRefusal refusal={refusal} />
        </span>
      </Notice>
      {children}
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Close without a photo</Trans>
        </Button>
        <Button look="primary" isBusy={isSending} isDisabled={!hasPhoto} onPress={() => void onSend()}>
          <Trans>Send the photo</Trans>
        </Button>
      </DialogActions>
    </div>
  );
}

/** The report is safe here, and its photo can only be sent once the hub has it. */
export function PhotoWaits() {
  return (
    <Notice tone="info">
      <strong>
        <Trans>The hub can’t be reached. Your report is saved in this page and goes to it when it answers.</Trans>
      </strong>
      <span>
        <Trans>The photo follows then, also where you close this form; only the page has to stay open.</Trans>
      </span>
    </Notice>
  );
}
