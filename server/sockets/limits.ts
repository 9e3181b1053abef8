import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { LoadWatch } from './load-watch.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** One connection's messages: a hundred times what a busy kiosk sends, and less than would be felt. */
const MESSAGES: Rate = { burst: 4_000, perSecond: 2_000 };
/** New connections from one address: a whole site behind one router comes back within seconds. */
const CONNECTIONS: Rate = { burst: 4_000, perSecond: 1_000 };
/** Intents that wait for their commit; beyond, the hub says so while it still answers quickly. */
const MAX_WAITING_INTENTS = 5_000;
/** Over how long those who are turned away are spread. */
const SPREAD_MS = 2_000;
const FORGET_EVERY_MS = 60_000;

export interface LimitOptions {
  load: LoadWatch;
  waitingIntents(): number;
  now(): number;
  random(): number;
}

/** Who may come in now and who may speak now; a refusal says when to come again. */
export class Limits {
  readonly #options: LimitOptions;
  readonly #addresses = new Map<string, TokenBucket>();
  #forgotAt = 0;

  constructor(options: LimitOptions) {
    this.#options = options;
  }

  /** Asked before anything is looked up: turning away costs next to nothing. */
  refuseConnection(address: string): Refusal | undefined {
    const { load, now } = this.#options;
    if (load.isOverloaded()) return this.#later('overloaded', 'The hub is busy. It will be tried again shortly.');
    this.#forget(now());
    const bucket = this.#addresses.get(address) ?? new TokenBucket(CONNECTIONS, now());
    this.#addresses.set(address, bucket);
    if (bucket.take(now()) === 0) return undefined;
    return this.#later('rate-limited', 'Many connections came from here at once. It will be tried again shortly.');
  }

  newMessages(): TokenBucket {
    return new TokenBucket(MESSAGES, this.#options.now());
  }

  refuseMessage(messages: TokenBucket): Refusal | undefined {
    const waitMs = messages.take(this.#options.now());
    if (waitMs === 0) return undefined;
    return refuse('rate-limited', 'Too many messages at once. This one is sent again.', { retryAfterMs: waitMs });
  }

  refuseIntent(): Refusal | undefined {
    if (this.#options.waitingIntents() < MAX_WAITING_INTENTS) return undefined;
    return this.#later('overloaded', 'The hub is busy. Nothing is lost: this is kept and sent again.');
  }

  #later(code: 'overloaded' | 'rate-limited', message: string): Refusal {
    return refuse(code, message, { retryAfterMs: Math.ceil(this.#options.random() * SPREAD_MS) });
  }

  #forget(now: number): void {
    if (now - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now;
    for (const [address, bucket] of this.#addresses) if (bucket.isFull(now)) this.#addresses.delete(address);
  }
}
