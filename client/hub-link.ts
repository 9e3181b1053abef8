import type { ChannelState } from '../protocol/channels.ts';
import type { Session } from '../protocol/entities.ts';
import type { IdlePolicy } from '../protocol/idle.ts';
import type { IntentBody } from '../protocol/intents.ts';
import type { StationPresence } from '../protocol/presence.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { ChannelName, Named } from '../protocol/scalars.ts';
import type { SavedSignIn } from '../protocol/sign-in-list.ts';
import type { Actor, Credentials, Facts, OkAck, SignInAck } from '../protocol/wire.ts';

/** Where the connection is in its life. Local epoch milliseconds. */
export type LinkPhase =
  | { phase: 'connecting'; attempt: number }
  | { phase: 'syncing' }
  | { phase: 'live' }
  | { phase: 'waiting'; attempt: number; retryAt: number; reason: LinkTrouble }
  | { phase: 'stopped'; reason: LinkTrouble };

/** Why there is no connection: what the hub said, or that it could not be reached at all. */
export type LinkTrouble = Refusal | { code: 'unreachable' | 'closed'; message: string };

/** How far a kiosk is on its way to be a station. Local epoch milliseconds. */
export type Enrollment =
  | { phase: 'asking' }
  /** The code that a manager confirms; `refusal` says why a key, or an address, did not do. */
  | { phase: 'pairing'; code: string; expiresAt: number; refusal?: Refusal };

/** An act as it was pressed, with everything that is needed to send it again with the same number after a crash. */
export interface NewEntry {
  id: string;
  /** When it was pressed, on the hub's clock as well as it was known here. */
  occurredAt: number;
  /** How far that may be off, in milliseconds; absent where the clocks were never compared. */
  clockErrorMs?: number;
  /** It was pressed without a live link, or has outlived the connection on which it was: the hub hears of it late. */
  offline?: true;
  /** Who was signed in at this station then, so that nobody who comes later is shown for them. */
  by?: Named;
  /** They were signed in from the saved list, and this proves it. */
  savedSignIn?: SavedSignIn;
  body: IntentBody;
}

/** One act in the queue, from the press to its end. A refused one stays until it is dismissed. */
export type OutboxEntry = NewEntry & { n: number } & (
    | { state: 'saved' | 'sent' }
    | { state: 'confirmed'; result: unknown; seq: Record<string, number> }
    | { state: 'refused'; refusal: Refusal }
  );

/** An act that the hub has taken. It has left the queue; what became of it is told a while longer. */
export interface AnsweredAct {
  id: string;
  /** The hub's time at which it was pressed, and at which the answer was here. */
  occurredAt: number;
  answeredAt: number;
  /** It was told late. */
  offline?: true;
  /** What was asked for, without anything to sign in with. */
  body: IntentBody;
  /** The session that it began, where that collided. */
  collision: Session | null;
}

/** What a screen is told, in order. A subscriber first gets the present state in the same form. */
export type HubUpdate =
  | { type: 'link'; link: LinkPhase; offlineSince: number | null }
  /** `isSavedSignIn`: the hub has not signed them in, the saved list has. */
  | { type: 'actor'; actor: Actor; channels: ChannelName[]; isSavedSignIn?: true }
  | { type: 'snapshot'; channel: ChannelName; epoch: string; seq: number; state: ChannelState }
  | ({ type: 'facts' } & Facts)
  | { type: 'left'; channel: ChannelName }
  | { type: 'presence'; full: boolean; stations: StationPresence[] }
  | { type: 'outbox'; entries: OutboxEntry[] }
  /** The last acts that left the queue with the hub's yes, the newest last. */
  | { type: 'answered'; acts: AnsweredAct[] }
  /** `offsetMs` is added to the local clock to get the hub's. */
  | { type: 'clock'; offsetMs: number; rttMs: number }
  /** A kiosk that the hub does not know; null as soon as it does. */
  | { type: 'enrollment'; enrollment: Enrollment | null }
  /** Until when the saved list signs people in without the hub (hub's time); null where there is none. */
  | { type: 'saved-list'; until: number | null }
  /** What this kiosk does about a session that nobody is at; null where the site wants nothing done. */
  | { type: 'idle-policy'; policy: IdlePolicy | null }
  /** Local time at which every channel was last known to be whole and current. */
  | { type: 'current'; at: number };

/**
 * One connection to the hub as a screen sees it. In a browser it is `client/connection.ts` itself; in Electron the same
 * connection lives in the main process and this is spoken over IPC. Screens can't tell the difference.
 */
export interface HubLink {
  /** Calls the listener with the present state at once, then with every change; returns the way to stop. */
  subscribe(listener: (update: HubUpdate) => void): () => void;
  /**
   * Saves the intent in the outbox and resolves when it is durable there; what becomes of it arrives as `outbox`
   * updates under the same `id`. Resolves with a refusal where it can't be saved (`too-large`, `storage-full`).
   */
  send(body: IntentBody): Promise<{ ok: true; id: string; n: number } | { ok: false; refusal: Refusal }>;
  /** Signs a person in at this station: by the hub, or from the saved list where it can't be reached. */
  signIn(credentials: Credentials): Promise<SignInAck>;
  signOut(): Promise<OkAck>;
  /** Ends a wait and connects at once. */
  retryNow(): void;
  /** Takes a refused entry out of the outbox once the person has seen it. */
  dismiss(id: string): void;
}
