import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';
import { KeptWalls } from './KeptWalls.tsx';
import { keepWall } from './wall-api.ts';

interface KeepWallDialogProps {
  isOpen: boolean;
  onClose(): void;
  onKept(): void;
}

export function KeepWallDialog({ isOpen, onClose, onKept }: KeepWallDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Keep this screen as a wall`} isOpen={isOpen} onClose={onClose}>
      <KeepWall onClose={onClose} onKept={onKept} />
      <KeptWalls />
    </Dialog>
  );
}

function KeepWall({ onClose, onKept }: Omit<KeepWallDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    const answer = await keepWall(name);
    setAsking(false);
    setFailed('code' in answer);
    if (!('code' in answer)) onKept();
  }

  return (
    <form className={css['form']} onSubmit={(event) => void submit(event)}>
      {hasFailed && (
        <Notice tone="alarm">
          <Trans>The screen was not kept. Try again in a moment.</Trans>
        </Notice>
      )}
      <p>
        <Trans>
          It shows the floor from then on without anybody signed in, and can do nothing else. You are signed out here.
          You end it here, from any computer; an admin under Settings, where it is listed with the feeds.
        </Trans>
      </p>
      <TextField label={t`Where it hangs`} value={name} onChange={setName} isRequired autoFocus maxLength={80} />
      <DialogActions>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isBusy={isAsking}>
          <Trans>Keep the wall</Trans>
        </Button>
      </DialogActions>
    </form>
  );
}
