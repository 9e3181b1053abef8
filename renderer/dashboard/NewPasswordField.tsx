import { useLingui } from '@lingui/react/macro';
import { isLikeName, newPassword } from '../../protocol/credentials.ts';
import { TextField } from '../ui/TextField.tsx';

interface NewPasswordFieldProps {
  value: string;
  username: string;
  isRequired?: boolean;
  onChange(value: string): void;
}

export const isWeakPassword = (password: string, username: string): boolean =>
  !newPassword.safeParse(password).success || isLikeName(password, username);

/** A password that is to be; says at once what is wrong with it. */
export function NewPasswordField({ value, username, isRequired = false, onChange }: NewPasswordFieldProps) {
  const { t } = useLingui();
  return (
    <TextField
      label={t`Password`}
      hint={t`12 characters or more, not easily guessed and not the user name.`}
      error={
        value !== '' &&
        isWeakPassword(value, username) &&
        t`12 characters or more, not easily guessed and not the user name.`
      }
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      autoComplete="new-password"
      type="password"
    />
  );
}
