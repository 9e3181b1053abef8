import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { SignedIn } from '../../protocol/wire.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { type PersonDraft, PersonFields } from './PersonFields.tsx';
import { givenSecrets, NO_SECRETS, SecretFields } from './SecretFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface AddPersonDialogProps {
  me: SignedIn;
  isOpen: boolean;
  onClose(): void;
}

export function AddPersonDialog({ me, isOpen, onClose }: AddPersonDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add person`} isOpen={isOpen} onClose={onClose}>
      <AddForm me={me} onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ me, onClose }: { me: SignedIn; onClose(): void }) {
  const [person, setPerson] = useState<PersonDraft>({ name: '', username: '', role: 'researcher' });
  const [secrets, setSecrets] = useState(NO_SECRETS);
  // One id for all tries of this form: pressed twice, they are added once.
  const [userId] = useState(() => newId());
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="user.create"
      label={<Trans>Add</Trans>}
      onSubmit={() => act.submit({ type: 'user.create', userId, ...person, ...givenSecrets(secrets) })}
      onCancel={onClose}
    >
      <PersonFields draft={person} me={me} onChange={setPerson} />
      <SecretFields draft={secrets} username={person.username} onChange={setSecrets} />
    </ActForm>
  );
}
