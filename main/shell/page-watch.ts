import type { Clock, Timer } from '../../client/clock.ts';
import { ALIVE_EVERY_MS } from '../../preload/ipc.ts';

/** So many words missed in a row, 30 s, is a page that hangs: no page of ours computes, and no machine swaps, that long. */
const MISSED_WORDS = 6;

/**
 * Notices a page that says nothing any more. It counts ticks, not time: a machine that sleeps, or a clock that is set,
 * makes no page look dead.
 */
export class PageWatch {
  readonly #clock: Clock;
  readonly #onSilence: () => void;
  #missed = 0;
  #timer: Timer;

  constructor(clock: Clock, onSilence: () => void) {
    this.#clock = clock;
    this.#onSilence = onSilence;
  }

  /** A page begins to load; from here on it has as long for its first word as for every other. */
  start(): void {
    this.stop();
    this.#missed = 0;
    this.#tick();
  }

  /** The page said that it is there. */
  heard(): void {
    this.#missed = 0;
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
  }

  #tick(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#missed += 1;
      if (this.#missed < MISSED_WORDS) this.#tick();
      else this.#onSilence();
    }, ALIVE_EVERY_MS);
  }
}
