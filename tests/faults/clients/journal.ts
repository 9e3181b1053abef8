import { openSync, readFileSync, writeSync } from 'node:fs';
import type { ChannelState } from '../../../protocol/channels.ts';
import type { IntentBody } from '../../../protocol/intents.ts';
import type { Refusal } from '../../../protocol/refusals.ts';

/** What the hub said to an act, as it came over the wire, before the client made anything of it. */
export type SeenAnswer = { n: number | null; digest: string } & (
  | { ok: true; seq: Record<string, number> }
  | { ok: false; code: Refusal['code']; message: string }
);

/** One thing that happened at one client. Facts and states are kept as digests: the checker holds the hub's to compare. */
export type Entry =
  /** A life of the client's process begins. */
  | { k: 'start'; clockOffsetMs: number }
  /** An act is in the outbox; `by` is who was signed in here. Found again after a kill, it comes a second time. */
  | { k: 'made'; id: string; n: number; body: IntentBody; by: string | null; time?: Time }
  | { k: 'sent'; id: string }
  | { k: 'answer'; id: string; answer: SeenAnswer }
  | { k: 'snapshot'; channel: string; epoch: string; seq: number; digest: string }
  /** Facts that a screen was shown; `seq` is the first one's place. */
  | { k: 'facts'; channel: string; epoch: string; seq: number[]; digests: string[] }
  | { k: 'left'; channel: string }
  /** The client said something of itself that should never be. */
  | { k: 'complaint'; message: string }
  | { k: 'connected' }
  | ({ k: 'final' } & FinalState);

/** What an act says of when it was done, and between which two moments that really was. */
export interface Time {
  occurredAt: number;
  clockErrorMs?: number;
  pressedAt: number;
  savedAt: number;
}

export interface FinalState {
  logs: Record<string, { epoch: string; seq: number; state: ChannelState }>;
  /** Acts that are in the outbox still and not refused: not answered, or answered and not yet on the screen. */
  waiting: string[];
  /** What the client makes of the hub's clock, and how wrong its own was set. */
  clock?: { offsetMs: number; rttMs: number };
  clockOffsetMs: number;
}

/** A client's diary on disk. Each line is with the kernel when `write` returns, so that a kill leaves all of it. */
export class Journal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  write(entry: Entry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }
}

export const readJournal = (path: string): Entry[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
