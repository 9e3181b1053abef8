import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Rate, TokenBucket } from '../sockets/token-bucket.ts';

const FORGET_EVERY_MS = 60_000;

/** Counts tries by who makes them, so that nobody guesses for long. In memory: a restart forgives. */
export class Tries {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, TokenBucket>();
  #forgotAt = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Counts one for each name; a refusal where any of them has had too many. */
  take(names: readonly string[], now: number): Refusal | undefined {
    this.#forget(now);
    const waits = names.map((name) => {
      const bucket = this.#buckets.get(name) ?? new TokenBucket(this.#rate, now);
      this.#buckets.set(name, bucket);
      return bucket.take(now);
    });
    const retryAfterMs = Math.max(0, ...waits);
    return retryAfterMs === 0
      ? undefined
      : refuse('rate-limited', 'Too many tries. Wait, then try again.', { retryAfterMs });
  }

  /** Tries that were right count for nothing. */
  giveBack(names: readonly string[]): void {
    for (const name of names) this.#buckets.get(name)?.giveBack();
  }

  /** A try that was right: what went before it was no guessing. */
  clear(names: readonly string[]): void {
    for (const name of names) this.#buckets.delete(name);
  }

  #forget(now: number): void {
    if (now - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = now;
    for (const [name, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(name);
  }
}
