import {
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import {
  type ListBody,
  type ListedPerson,
  listBody,
  listedPerson,
  passwordListSalt,
  SCRYPT_COST,
  type SignedList,
} from '../../protocol/sign-in-list.ts';
import type { Credentials } from '../../protocol/wire.ts';

const KEY_BYTES = 32;
const TAG_BYTES = 16;
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** What the list says, if whoever has this key signed it; nothing where not a letter of it can be trusted. */
export function readSigned({ key, body, signature }: SignedList): ListBody | undefined {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64url'), type: 'spki', format: 'der' });
    if (publicKey.asymmetricKeyType !== 'ed25519') return undefined;
    if (!verify(null, Buffer.from(body), publicKey, Buffer.from(signature, 'base64url'))) return undefined;
    return listBody.safeParse(JSON.parse(body)).data;
  } catch {
    // A key or a body that is none at all: the same answer as to a wrong signature.
    return undefined;
  }
}

/** Somebody's place in a list: who they are, and where they stand. */
type Place = { person: ListedPerson; tag: string };

/** Whom these credentials stand for in a list. Takes as long where they stand for nobody. */
export async function openPlace(list: ListBody, shown: Credentials): Promise<Place | undefined> {
  const slow =
    'badge' in shown
      ? await slowHash(shown.badge.trim(), Buffer.from(list.salt, 'base64url'), SCRYPT_COST)
      : await slowHash(shown.password, saltOf(list.salt, shown.username), SCRYPT_COST);
  const key = createHmac('sha256', list.stationKey).update(slow.toString('base64url')).digest();
  const tag = createHmac('sha256', key).update('tag').digest('base64url');
  const entry = list.entries.find((one) => one.tag === tag);
  if (!entry) return undefined;
  const sealed = Buffer.from(entry.box, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(entry.nonce, 'base64url'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(`${list.stationId} ${list.version}`)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  return { person: listedPerson.parse(JSON.parse(text)), tag };
}

const saltOf = (salt: string, username: string): Buffer =>
  createHash('sha256').update(passwordListSalt(salt, username)).digest();

/** `stored` is `scrypt$logN$r$p$salt$key`, as the hub keeps it. */
export async function isPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, logN, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const given = await slowHash(pin, Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) });
  const wanted = Buffer.from(key, 'base64url');
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function slowHash(text: string, salt: Buffer, cost: typeof SCRYPT_COST): Promise<Buffer> {
  const N = 2 ** cost.logN;
  const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
  return derive(text.normalize('NFKC'), salt, KEY_BYTES, options);
}
