/** How often something may happen: `burst` at once, and `perSecond` from then on. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Counts down with every use and fills up with time. The clock is the caller's, in milliseconds. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes one and says 0, or says in how many milliseconds there will be one. */
  take(now: number): number {
    const { burst, perSecond } = this.#rate;
    const passedMs = Math.max(0, now - this.#at);
    this.#tokens = Math.min(burst, this.#tokens + (passedMs * perSecond) / 1000);
    this.#at = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.#tokens) * 1000) / perSecond);
  }

  /** Puts one back: what was taken did not count. */
  giveBack(): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + 1);
  }

  /** Whether it is as full as a new one, so that nothing is lost by forgetting it. */
  isFull(now: number): boolean {
    return this.#tokens + (Math.max(0, now - this.#at) * this.#rate.perSecond) / 1000 >= this.#rate.burst;
  }
}
