import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';
import { ShownOnce } from './ShownOnce.tsx';
import { makeFeed } from './settings-api.ts';

interface MakeFeedDialogProps {
  isOpen: boolean;
  onClose(): void;
  onMade(): void;
}

export function MakeFeedDialog({ isOpen, onClose, onMade }: MakeFeedDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Make a feed`} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <MakeFeed onClose={onClose} onMade={onMade} />
    </Dialog>
  );
}

function MakeFeed({ onClose, onMade }: Omit<MakeFeedDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [token, setToken] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  if (token !== null) {
    return (
      <ShownOnce value={token} onClose={onClose}>
        <Trans>Copy this token now. It is shown only once, and the hub can’t show it again.</Trans>
      </ShownOnce>
    );
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    const answer = await makeFeed(name);
    setAsking(false);
    setFailed('code' in answer);
    if ('code' in answer) return;
    setToken(answer.token);
    onMade();
  }

  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      {hasFailed && (
        <Notice tone="alarm">
          <Trans>No feed was made. Try again in a moment.</Trans>
        </Notice>
      )}
      <TextField label={t`Which program reads`} value={name} onChange={setName} isRequired autoFocus maxLength={80} />
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isBusy={isAsking}>
          <Trans>Make the feed</Trans>
        </Button>
      </DialogActions>
    </form>
  );
}
