import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Role } from '../../protocol/entities.ts';
import { ROLES_OVER } from '../../protocol/intents.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ROLE_WORDS } from './people-words.ts';

export interface PersonDraft {
  name: string;
  username: string;
  role: Role;
}

interface PersonFieldsProps {
  draft: PersonDraft;
  me: SignedIn;
  onChange(draft: PersonDraft): void;
}

interface NameFieldsProps {
  draft: Pick<PersonDraft, 'name' | 'username'>;
  /** What the hub found wrong with the user name. */
  usernameError?: ReactNode;
  onChange(changed: Partial<PersonDraft>): void;
}

const ROLES = ['researcher', 'manager', 'admin'] as const;

/** Only the roles that are whoever asks' to give, and the one that is there. */
export function PersonFields({ draft, me, onChange }: PersonFieldsProps) {
  const { t } = useLingui();
  const roles = ROLES.filter((role) => role === draft.role || ROLES_OVER[role].includes(me.role));
  return (
    <>
      <NameFields draft={draft} onChange={(changed) => onChange({ ...draft, ...changed })} />
      <SelectField
        label={t`Role`}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role })}
        options={roles.map((value) => ({ value, label: t(ROLE_WORDS[value]) }))}
      />
    </>
  );
}

/** What somebody is called, and by what they sign in. */
export function NameFields({ draft, usernameError, onChange }: NameFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        label={t`Name`}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        isRequired
        autoFocus
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label={t`User name`}
        hint={t`Lower-case letters, digits and . _ - @`}
        value={draft.username}
        error={usernameError}
        onChange={(username) => onChange({ username: username.toLowerCase() })}
        isRequired
        maxLength={64}
        autoComplete="off"
        inputProps={{ autoCapitalize: 'none', spellCheck: 'false', pattern: '[a-z0-9][a-z0-9._@\\-]*' }}
      />
    </>
  );
}
