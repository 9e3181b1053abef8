import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SignInMeans, User } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import css from './ActForm.module.css';
import { ActForm } from './ActForm.tsx';
import { MEANS_WORDS } from './people-words.ts';
import { givenSecrets, NO_SECRETS, SecretFields } from './SecretFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface CredentialsDialogProps {
  user: User;
  isOpen: boolean;
  onClose(): void;
}

export function CredentialsDialog({ user, isOpen, onClose }: CredentialsDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`What ${user.name} signs in with`} isOpen={isOpen} onClose={onClose}>
      <CredentialsForm user={user} onClose={onClose} />
    </Dialog>
  );
}

function CredentialsForm({ user, onClose }: Omit<CredentialsDialogProps, 'isOpen'>) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(NO_SECRETS);
  const [removed, setRemoved] = useState<readonly SignInMeans[]>([]);
  const act = useDialogAct(onClose);
  const given = givenSecrets(draft);
  const remove = removed.filter((one) => !(one in given));
  const toggle = (one: SignInMeans, isOn: boolean) =>
    setRemoved(isOn ? [...removed, one] : removed.filter((other) => other !== one));

  function submit() {
    const gone = remove.length > 0 && { remove: [...remove] };
    act.submit({ type: 'user.set-credentials', userId: user.id, ...given, ...gone });
  }

  return (
    <ActForm act={act} intent="user.set-credentials" label={<Trans>Save</Trans>} onSubmit={submit} onCancel={onClose}>
      <p>
        <Trans>What you leave empty stays as it is. They are signed out everywhere and sign in anew.</Trans>
      </p>
      <SecretFields draft={draft} username={user.username} onChange={setDraft} />
      {(user.signsInWith ?? []).map((one) => {
        const word = t(MEANS_WORDS[one]);
        return (
          <label key={one} className={css['check']}>
            <input
              type="checkbox"
              checked={removed.includes(one)}
              onChange={(event) => toggle(one, event.target.checked)}
            />
            <Trans>Take away: {word}</Trans>
          </label>
        );
      })}
    </ActForm>
  );
}
