import type { Clock, Timer } from '../clock.ts';

/** Time that moves only by hand; timers run in their order, each at its own time. */
export class FakeClock implements Clock {
  #now: number;
  #timers: { id: number; at: number; run: () => void }[] = [];
  #lastId = 0;

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, ms: number): Timer {
    this.#lastId += 1;
    this.#timers.push({ id: this.#lastId, at: this.#now + ms, run });
    return this.#lastId;
  }

  clearTimeout(timer: Timer): void {
    this.#timers = this.#timers.filter((one) => one.id !== timer);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.clearTimeout(next.id);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** Somebody sets the wall clock; timers run on as they were. */
  set(now: number): void {
    for (const timer of this.#timers) timer.at += now - this.#now;
    this.#now = now;
  }

  get pending(): number {
    return this.#timers.length;
  }

  #due(end: number) {
    return this.#timers.filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at || a.id - b.id)[0];
  }
}
