import { z } from 'zod';
import { epochMs, id } from './scalars.ts';
import { signedIn } from './wire.ts';

/** The cost of scrypt where a badge or a PIN is compared: 2^15 blocks of 8, one lane; a tenth of a second a try. */
export const SCRYPT_COST = { logN: 15, r: 8, p: 1 };

/** Whose password it is goes into its salt, so that one hash in a list says nothing of another with the same password. */
export const passwordListSalt = (salt: string, username: string): string =>
  `password ${salt} ${username.trim().toLowerCase().normalize('NFKC')}`;

const bytes = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** A lab of thousands, with room. */
const MAX_LIST_CHARS = 4_000_000;

/**
 * Who may sign in at one station while the hub can't be asked, signed by the hub: `body` is the JSON of a
 * {@link listBody}, `key` the public key (Ed25519, SPKI in DER) that a kiosk keeps from the first list on.
 */
export const signedList = z.object({
  key: bytes.max(200),
  body: z.string().max(MAX_LIST_CHARS),
  signature: bytes.max(200),
});
export type SignedList = z.infer<typeof signedList>;

/**
 * An entry says nothing to who doesn't know the badge, or the user name and its password: its key comes of their slow
 * hash and the station's key. Somebody who may sign in both ways has two.
 */
const entry = z.object({ tag: bytes, nonce: bytes, box: bytes });
export type ListEntry = z.infer<typeof entry>;

export const listBody = z.object({
  stationId: id,
  /** Rises with every list; an older one is not taken any more. */
  version: z.int().min(1),
  issuedAt: epochMs,
  expiresAt: epochMs,
  /** The site's salt of badge hashes, and this station's key over them. */
  salt: bytes,
  stationKey: bytes,
  entries: z.array(entry),
});
export type ListBody = z.infer<typeof listBody>;

/** What a badge, or a user name with its password, opens in a list. */
export const listedPerson = z.object({
  user: signedIn,
  needsPin: z.boolean(),
  /** `scrypt$logN$r$p$salt$key`. */
  pin: z.string().optional(),
  /** What they may use here, and until when where that runs out. */
  equipment: z.record(id, z.object({ until: epochMs.optional() })),
  /** Proves to the hub that this person was on this list: it comes with what they do. */
  voucher: bytes,
});
export type ListedPerson = z.infer<typeof listedPerson>;

/** Who acted, in an act by somebody who signed in from a list. */
export const savedSignIn = z.strictObject({ userId: id, version: z.int().min(1), voucher: bytes.max(100) });
export type SavedSignIn = z.infer<typeof savedSignIn>;
