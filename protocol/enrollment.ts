import { z } from 'zod';
import { station } from './entities.ts';
import { equipmentIds } from './intents/stations.ts';
import { durationMs, name, seat } from './scalars.ts';

/** How long a pairing code can be confirmed: time to walk from the kiosk to a desk. */
export const PAIRING_CODE_MS = 10 * 60_000;

/** Letters and digits that nobody takes for another one (no B8, I1L, O0, S5, Z2), so that a code can be read aloud. */
export const PAIRING_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679';
export const PAIRING_CODE_CHARS = 8;

/** A code as a person types it: in any case, with or without the dash of the screen. */
export const pairingCode = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${PAIRING_ALPHABET}]{${PAIRING_CODE_CHARS}}$`), 'eight letters and digits'));

/** A station's secret: 256 random bits behind a prefix that scanners know. */
export const stationToken = z.string().regex(/^hycon_station_[A-Za-z0-9_-]{43}$/);

/**
 * `POST /api/v1/enrollment`: a kiosk asks to become a station. A program brings the token that it has made and saved, so
 * that it may ask again when the answer is lost; a browser lets the hub keep it in a cookie, and never sees it.
 */
export const enrollmentRequest = z.strictObject({
  token: stationToken.optional(),
  key: z.string().trim().min(1).max(512).optional(),
  /** What to call the station that a key enrolls: the computer's name, unless it was told another. */
  name: name.optional(),
  keep: z.literal('cookie').optional(),
  seat: seat.optional(),
});
export type EnrollmentRequest = z.infer<typeof enrollmentRequest>;

/** What a kiosk is to the hub. `token` comes only to a program that brought none; `seat` only to a browser. */
export const enrollmentAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('enrolled'), station, token: stationToken.optional(), seat: seat.optional() }),
  z.object({
    state: z.literal('waiting'),
    /** Told once, in the answer to the request that made it. */
    code: z.string().optional(),
    expiresInMs: z.number().min(0),
    token: stationToken.optional(),
    seat: seat.optional(),
  }),
]);
export type EnrollmentAnswer = z.infer<typeof enrollmentAnswer>;

/** `POST /api/v1/pairings`: a manager confirms the code that a kiosk shows, and says where it stands. */
export const pairingConfirmation = z.strictObject({ code: pairingCode, name, equipmentIds });

const MAX_KEY_USES = 10_000;
/** `POST /api/v1/enrollment-keys`: a manager makes a key; the answer is the only time that it is told. */
export const enrollmentKeyRequest = z.strictObject({
  name: name.optional(),
  uses: z.int().min(1).max(MAX_KEY_USES).optional(),
  validMs: durationMs.optional(),
});
export type EnrollmentKeyRequest = z.infer<typeof enrollmentKeyRequest>;
