import { z } from 'zod';
import { role, station } from './entities.ts';
import { type Fact, fact, type UnknownFact, unknownFact } from './facts.ts';
import { idlePolicy } from './idle.ts';
import type { Intent } from './intents.ts';
import { stationPresence } from './presence.ts';
import { refusal, refusalCode } from './refusals.ts';
import { channelName, epochMs, id, installId, seat, seq } from './scalars.ts';
import type { SignedList } from './sign-in-list.ts';

/** A place in a channel's log. Another epoch means another history: the place says nothing there. */
export const cursor = z.object({ epoch: z.string().min(1).max(64), seq });
export type Cursor = z.infer<typeof cursor>;
export type Cursors = Record<string, Cursor>;

export const clientKind = z.enum(['station', 'person', 'feed']);
export type ClientKind = z.infer<typeof clientKind>;

const MAX_CURSORS = 16;
/** What a client says of itself when it connects (Socket.IO's `auth`). */
export const handshake = z.object({
  protocol: z.int(),
  client: z.object({ kind: clientKind, version: z.string().min(1).max(64), installId }),
  token: z.string().min(1).max(512).optional(),
  /** Which of a browser's stations this page is, where the cookie has the token. */
  seat: seat.optional(),
  cursors: z
    .record(z.string().max(64), cursor)
    .refine((all) => Object.keys(all).length <= MAX_CURSORS, `at most ${MAX_CURSORS} cursors`)
    .default({}),
});
export type Handshake = z.infer<typeof handshake>;

export const signedIn = z.object({ id, name: z.string(), username: z.string(), role });
/** A person as the one who is signed in. */
export type SignedIn = z.infer<typeof signedIn>;

/** Whoever has signed in at the dashboard, over HTTP, and until when. */
export const deskSignIn = z.object({ user: signedIn, expiresAt: epochMs });

/** Who the hub takes this connection for. A station has a user while somebody is signed in there. */
export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('station'), station, user: signedIn.optional() }),
  z.object({ kind: z.literal('person'), user: signedIn }),
  z.object({ kind: z.literal('feed'), id, name: z.string() }),
]);
export type Actor = z.infer<typeof actor>;

export const hello = z.object({
  serverTime: epochMs,
  heartbeat: z.object({ everyMs: z.int().min(1), graceMs: z.int().min(1) }),
  /** The last intent of this installation that the hub has run; 0 before the first. */
  lastN: z.int().min(0),
  actor,
  channels: z.array(channelName),
  /** What a kiosk does about a session that nobody is at; absent where the site wants nothing done. */
  idle: idlePolicy.optional(),
});
export type Hello = z.infer<typeof hello>;

/** The whole of a channel at one place; `state` is read by the channel's own fold. */
export const snapshot = z.object({ channel: channelName, epoch: z.string(), seq, state: z.unknown() });
export type Snapshot = z.infer<typeof snapshot>;

/** The most facts that one frame carries. */
export const MAX_FACTS_PER_FRAME = 500;
export const facts = z.object({
  channel: channelName,
  epoch: z.string(),
  facts: z
    .array(z.union([fact, unknownFact]))
    .min(1)
    .max(MAX_FACTS_PER_FRAME),
});
export type Facts = { channel: z.infer<typeof channelName>; epoch: string; facts: (Fact | UnknownFact)[] };

export const head = z.record(z.string(), cursor);
export type Head = z.infer<typeof head>;

export const presence = z.object({ full: z.literal(true).optional(), stations: z.array(stationPresence) });
export type PresenceUpdate = z.infer<typeof presence>;

/** Why the hub closes a connection, or refuses one (`connect_error`'s `data`). */
export const bye = z.object({
  code: refusalCode,
  retryable: z.boolean(),
  retryAfterMs: z.int().min(0).optional(),
  message: z.string().optional(),
});
export type Bye = z.infer<typeof bye>;

/** The last place, by channel, of what an intent appended. */
const places = z.record(z.string(), seq);

export const intentAck = z.discriminatedUnion('ok', [
  z.object({ n: z.int(), ok: z.literal(true), result: z.unknown(), seq: places }),
  refusal.extend({ n: z.int().nullable(), ok: z.literal(false) }),
]);
export type IntentAck = z.infer<typeof intentAck>;

export const syncRequest = z.strictObject({ channel: channelName, epoch: z.string().max(64), since: seq });
export type SyncRequest = z.infer<typeof syncRequest>;

const refused = refusal.extend({ ok: z.literal(false) });
export type Refused = z.infer<typeof refused>;

export const okAck = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), refused]);
export type OkAck = z.infer<typeof okAck>;

export const beat = z.strictObject({
  t0: z.number(),
  queued: z.int().min(0).max(1_000_000),
  rttMs: z.number().min(0).max(3_600_000).optional(),
  idleMs: z.number().min(0).optional(),
  screen: z.string().max(40).optional(),
});
export type Beat = z.infer<typeof beat>;

/** When the hub received a beat and when it answered, on the hub's clock. */
export const beatAck = z.object({ t1: epochMs, t2: epochMs });
export type BeatAck = z.infer<typeof beatAck>;

const byBadge = z.strictObject({ badge: z.string().trim().min(1).max(128), pin: z.string().min(1).max(32).optional() });
const byPassword = z.strictObject({ username: z.string().trim().min(1).max(64), password: z.string().min(1).max(256) });
/** What a person shows to sign in at a station. */
export const credentials = z.union([byPassword, byBadge]);
export type Credentials = z.infer<typeof credentials>;
export const passwordCredentials = byPassword;
export type PasswordCredentials = z.infer<typeof passwordCredentials>;

export const signInAck = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), user: signedIn, expiresAt: epochMs }),
  refused,
]);
export type SignInAck = z.infer<typeof signInAck>;

/** Every event from the hub, by name: Socket.IO's types on both sides. */
export interface HubEvents {
  hello(body: Hello): void;
  snapshot(body: Snapshot): void;
  facts(body: Facts): void;
  head(body: Head): void;
  presence(body: PresenceUpdate): void;
  'sign-in-list'(body: SignedList): void;
  bye(body: Bye): void;
}

/** Every event to the hub, by name; each is answered. */
export interface ClientEvents {
  intent(body: Intent, ack: (answer: IntentAck) => void): void;
  sync(body: SyncRequest, ack: (answer: OkAck) => void): void;
  beat(body: Beat, ack: (answer: BeatAck | Refused) => void): void;
  'sign-in'(body: Credentials, ack: (answer: SignInAck) => void): void;
  'sign-out'(body: Record<string, never>, ack: (answer: OkAck) => void): void;
  'sign-in-list'(body: Record<string, never>, ack: (answer: OkAck) => void): void;
}
