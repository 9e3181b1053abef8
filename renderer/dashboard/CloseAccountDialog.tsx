import { Trans, useLingui } from '@lingui/react/macro';
import type { User } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface CloseAccountDialogProps {
  user: User;
  isOpen: boolean;
  onClose(): void;
}

export function CloseAccountDialog({ user, isOpen, onClose }: CloseAccountDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog role="alertdialog" title={t`Close the account of ${user.name}?`} isOpen={isOpen} onClose={onClose}>
      <CloseForm user={user} onClose={onClose} />
    </Dialog>
  );
}

function CloseForm({ user, onClose }: Omit<CloseAccountDialogProps, 'isOpen'>) {
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="user.deactivate"
      look="danger"
      label={<Trans>Close it</Trans>}
      onSubmit={() => act.submit({ type: 'user.deactivate', userId: user.id })}
      onCancel={onClose}
    >
      <p>
        <Trans>
          They are signed out everywhere at once, and their badge, PIN and password are gone. What they did stays in the
          log. You can open the account again.
        </Trans>
      </p>
    </ActForm>
  );
}
