import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { User } from '../../protocol/entities.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { changedFields } from './changed-fields.ts';
import { type PersonDraft, PersonFields } from './PersonFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface EditPersonDialogProps {
  user: User;
  me: SignedIn;
  isOpen: boolean;
  onClose(): void;
}

export function EditPersonDialog({ user, me, isOpen, onClose }: EditPersonDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Edit ${user.name}`} isOpen={isOpen} onClose={onClose}>
      <EditForm user={user} me={me} onClose={onClose} />
    </Dialog>
  );
}

function EditForm({ user, me, onClose }: Omit<EditPersonDialogProps, 'isOpen'>) {
  const [before] = useState<PersonDraft>({ name: user.name, username: user.username, role: user.role });
  const [draft, setDraft] = useState(before);
  const act = useDialogAct(onClose);
  const save = () => act.submit({ type: 'user.update', userId: user.id, ...changedFields(before, draft) });
  return (
    <ActForm act={act} intent="user.update" label={<Trans>Save</Trans>} onSubmit={save} onCancel={onClose}>
      <PersonFields draft={draft} me={me} onChange={setDraft} />
    </ActForm>
  );
}
