import type { ChannelName } from '../protocol/scalars.ts';
import type { Actor } from '../protocol/wire.ts';
import type { Whole } from './inbound.ts';

/** Who this screen was, and as of when. */
export interface LastWord {
  actor: Actor;
  /** Somebody was signed out here and the hub had yet to be told. */
  isSigningOut: boolean;
  /** Local time at which every channel was last known to be whole and current. */
  currentAt: number;
}

/** What a screen last knew: enough to show it as old after a restart without a network, and to go on from there with one. */
export interface LastState extends LastWord {
  channels: readonly Whole[];
}

/** What is new since the last time; a channel that isn't among `follows` is forgotten. */
export interface LastNews {
  word: LastWord;
  channels: readonly Whole[];
  follows: readonly ChannelName[];
}

/**
 * Where a screen's last state outlives the program: in Electron beside the outbox. A convenience, never the truth: what
 * can't be read is dropped, and what can't be written is older after the next restart.
 */
export interface LastStateStore {
  read(): LastState | undefined;
  /** All of it or nothing, durable when it returns. */
  write(news: LastNews): void;
  /** This is no station's screen any more. */
  forget(): void;
}
