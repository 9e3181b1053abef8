import { z } from 'zod';

/** What may be *set* to sign in with. Signing in takes anything and says only yes or no. */

/** A badge's number as the reader types it. */
export const newBadge = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^\P{Cc}*$/u);

/** Four to six digits that are neither all the same, nor in a row, nor a pair or triple twice or thrice. */
export const newPin = z
  .string()
  .regex(/^\d{4,6}$/, 'a PIN has four to six digits')
  .refine((pin) => !isTrivialPin(pin), 'this PIN is too easy to guess');

/** Nobody has to learn it by heart more than once a day: length counts, rules about signs do not. */
export const MIN_PASSWORD_CHARS = 12;
export const MAX_PASSWORD_CHARS = 256;
/** `aaaaaaaaaaaa` and `121212121212` are long and still guessed at once. */
const MIN_DIFFERENT_CHARS = 5;

export const newPassword = z
  .string()
  .min(MIN_PASSWORD_CHARS, `a password has at least ${MIN_PASSWORD_CHARS} characters`)
  .max(MAX_PASSWORD_CHARS)
  .refine((password) => !isTrivialPassword(password), 'this password is too easy to guess');

function isTrivialPin(pin: string): boolean {
  return isRow(pin) || /^(\d{1,3})\1+$/.test(pin);
}

/** Each digit one more, or one less, than the one before; 0 follows 9. */
function isRow(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

const COMMON = /^(password|passwort|qwert[yz]|letmein|welcome|admin|iloveyou)+[\d!.]*$/i;

function isTrivialPassword(password: string): boolean {
  return new Set(password.toLowerCase()).size < MIN_DIFFERENT_CHARS || COMMON.test(password) || isRow(password);
}

/** Whether a password is somebody's user name with a little around it. */
export const isLikeName = (password: string, username: string): boolean =>
  password.toLowerCase().replace(username.toLowerCase(), '').length < MIN_PASSWORD_CHARS / 2;
