import type { Clock, Timer } from './clock.ts';

/**
 * The longest silence that is still a live link. The hub speaks at least every 5 s (its head, and the answer to our
 * beat); 8 s is one of each missed and 3 s for a slow Wi-Fi hand-over, and it leaves 2 s of the 10 s within which a
 * station has to notice a half-open link.
 */
export const SILENCE_MS = 8_000;

/** Calls `onSilence` once when nothing was heard for `limitMs`. One timer, however many frames a second arrive. */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #onSilence: () => void;
  #heardAt: number;
  #timer: Timer;

  constructor(clock: Clock, limitMs: number, onSilence: () => void) {
    this.#clock = clock;
    this.#limitMs = limitMs;
    this.#onSilence = onSilence;
    this.#heardAt = clock.now();
    this.#timer = clock.setTimeout(() => this.#check(), limitMs);
  }

  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** Whether the time is up already, though the timer slept with the machine. */
  overdue(): boolean {
    return this.#clock.now() - this.#heardAt >= this.#limitMs;
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
  }

  #check(): void {
    const leftMs = this.#heardAt + this.#limitMs - this.#clock.now();
    // A wall clock that was set back must not stretch the watch beyond one more limit.
    if (leftMs > 0) this.#timer = this.#clock.setTimeout(() => this.#check(), Math.min(leftMs, this.#limitMs));
    else this.#onSilence();
  }
}
