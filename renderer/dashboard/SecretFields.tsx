import { useLingui } from '@lingui/react/macro';
import { newPin } from '../../protocol/credentials.ts';
import { TextField } from '../ui/TextField.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';

export interface SecretDraft {
  badge: string;
  pin: string;
  password: string;
}

export const NO_SECRETS: SecretDraft = { badge: '', pin: '', password: '' };

/** What was filled in; what was left empty stays as it is. */
export const givenSecrets = (draft: SecretDraft): Partial<SecretDraft> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''));

interface SecretFieldsProps {
  draft: SecretDraft;
  username: string;
  onChange(draft: SecretDraft): void;
}

/** Badge, PIN and password, each by itself; a reader may type the badge. None is ever shown again. */
export function SecretFields({ draft, username, onChange }: SecretFieldsProps) {
  const { t } = useLingui();
  const { badge, pin, password } = draft;
  const isWeakPin = pin !== '' && !newPin.safeParse(pin).success;
  return (
    <>
      <TextField
        label={t`Badge`}
        hint={t`Click here and hold it to a reader, or type its number.`}
        value={badge}
        onChange={(value) => onChange({ ...draft, badge: value })}
        maxLength={128}
        autoComplete="off"
        type="password"
        inputProps={{ onKeyDown: (event) => event.key === 'Enter' && event.preventDefault() }}
      />
      <TextField
        label={t`PIN`}
        hint={t`Four to six digits`}
        error={isWeakPin && t`Four to six digits, not all the same, in a row or repeated.`}
        value={pin}
        onChange={(value) => onChange({ ...draft, pin: value })}
        autoComplete="off"
        type="password"
        inputProps={{ inputMode: 'numeric' }}
      />
      <NewPasswordField
        value={password}
        username={username}
        onChange={(value) => onChange({ ...draft, password: value })}
      />
    </>
  );
}
