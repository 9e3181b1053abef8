import { describe, expect, it } from 'vitest';
import { isLikeName, newPassword, newPin } from './credentials.ts';

describe('what may be set to sign in with', () => {
  it.each(['2580', '71934', '908172', '1123', '0042'])('PE-9 takes the PIN %s', (pin) => {
    expect(newPin.safeParse(pin).success).toBe(true);
  });
  it.each(['1111', '1234', '4321', '7890', '3210', '1212', '123123', '258', '1234567', '12a4', '', '٣٤٥٧'])(
    'PE-9 refuses the PIN “%s”',
    (pin) => expect(newPin.safeParse(pin).success).toBe(false),
  );
  it.each(['correct horse battery', 'naïve café 12', 'tr0ub4dor&3-x'])('PE-9 takes the password “%s”', (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
  });
  it.each(['short one', 'aaaaaaaaaaaaaaaa', '121212121212', 'passwordpassword', 'Password1234', '1234567890123'])(
    'PE-9 refuses the password “%s”',
    (password) => expect(newPassword.safeParse(password).success).toBe(false),
  );
  it('PE-9 a password is not one’s own name with a little around it', () => {
    expect(isLikeName('maria.lindqvist1', 'maria.lindqvist')).toBe(true);
    expect(isLikeName('correct horse battery', 'maria')).toBe(false);
  });
});
