import { setTimeout as wait } from 'node:timers/promises';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
const DAY_STARTS_AT_MS = 8 * HOUR_MS;

/** Resolves after so many milliseconds, or when it is aborted. */
type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

const sleepUntilOver: Sleep = (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined);

/** Time as the lab's people feel it: so many times faster than the hub's, from eight in the morning on. */
export class LabTime {
  readonly #speed: number;
  readonly #signal: AbortSignal;
  readonly #sleep: Sleep;
  readonly #startedAt = performance.now();

  constructor(speed: number, signal: AbortSignal, sleep: Sleep = sleepUntilOver) {
    this.#speed = speed;
    this.#signal = signal;
    this.#sleep = sleep;
  }

  isOver(): boolean {
    return this.#signal.aborted;
  }

  /** Milliseconds of lab time since the day began. */
  elapsedMs(): number {
    return (performance.now() - this.#startedAt) * this.#speed;
  }

  /** The time of day as a clock on the wall of this lab has it. */
  wall(): string {
    const minutes = Math.floor(((DAY_STARTS_AT_MS + this.elapsedMs()) / MINUTE_MS) % (24 * 60));
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }

  /** What a length of lab time is on the hub's clock, in whole milliseconds and more than nothing. */
  real(labMs: number): number {
    return Math.max(1, Math.round(labMs / this.#speed));
  }

  /** Resolves after so much lab time, or when the day is over. */
  async pass(labMs: number): Promise<void> {
    await this.#sleep(this.real(labMs), this.#signal);
  }
}
