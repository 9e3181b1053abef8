import { createHash, createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PAIRING_ALPHABET, PAIRING_CODE_CHARS } from '../../protocol/enrollment.ts';
import { passwordListSalt, SCRYPT_COST } from '../../protocol/sign-in-list.ts';
import type { PasswordCredentials } from '../../protocol/wire.ts';

const deriveKey = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** A password's hash with its parameters: `scrypt$logN$r$p$salt$key`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, SCRYPT_COST);
  return [
    'scrypt',
    SCRYPT_COST.logN,
    SCRYPT_COST.r,
    SCRYPT_COST.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/** Whether a password belongs to a hash. Takes the same time for a wrong one, and for a user who is not there. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, logN, r, p, salt, key] = (stored ?? NOBODY).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const wanted = Buffer.from(key, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return wanted.length === given.length && timingSafeEqual(wanted, given) && stored !== null;
}

/** A hash that no password is known for. */
const NOBODY = [
  'scrypt',
  SCRYPT_COST.logN,
  SCRYPT_COST.r,
  SCRYPT_COST.p,
  'AAAAAAAAAAAAAAAAAAAAAA',
  'A'.repeat(43),
].join('$');

function derive(password: string, salt: Buffer, cost: typeof SCRYPT_COST): Promise<Buffer> {
  const N = 2 ** cost.logN;
  return deriveKey(password.normalize('NFKC'), salt, KEY_BYTES, { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r });
}

const TOKEN_BYTES = 32;
/** A new secret with a prefix that names it, so that a scanner finds one that was pasted somewhere. */
export const newToken = (kind: 'station' | 'feed' | 'web' | 'enrollment' | 'setup'): string =>
  `hycon_${kind}_${randomBytes(TOKEN_BYTES).toString('base64url')}`;

/** A token has 256 random bits, so that one round of SHA-256 is enough to keep it by. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A pairing code: short, because it is read from one screen and typed at another, and dead within minutes. */
export const newPairingCode = (): string =>
  Array.from({ length: PAIRING_CODE_CHARS }, () => PAIRING_ALPHABET[randomInt(PAIRING_ALPHABET.length)]).join('');

/** Short too, and so keyed like badges. */
export const hashPairingCode = (siteKey: string, code: string): string =>
  createHmac('sha256', siteKey).update(`pairing ${code}`).digest('base64url');

/** Says as much about the time that it takes as two words of the same length do. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A badge as a kiosk's saved list is keyed by: slow, because it has to stand where the site's key may not be. */
export const slowBadge = async (salt: string, badge: string): Promise<string> =>
  (await derive(badge.trim(), Buffer.from(salt, 'base64url'), SCRYPT_COST)).toString('base64url');

/** User name and password as a saved list is keyed by; never what a badge hashes to, whatever a reader types. */
export const slowPassword = async (salt: string, { username, password }: PasswordCredentials): Promise<string> => {
  const own = createHash('sha256').update(passwordListSalt(salt, username)).digest();
  return (await derive(password, own, SCRYPT_COST)).toString('base64url');
};

/** Badge numbers are short; keyed with the site's own key they say nothing outside this store. */
export const hashBadge = (siteKey: string, badge: string): string =>
  createHmac('sha256', siteKey).update(badge.trim()).digest('base64url');
