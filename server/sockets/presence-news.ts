import type { StationPresence } from '../../protocol/presence.ts';

/** Telling ten thousand screens takes a tenth of a second: it may take this share of the hub's time and no more. */
const MOST_OF_TIME = 0.05;

/**
 * Tells screens which stations have changed: a lone change at once, and those that follow within a moment together. When
 * a whole site comes back, every station's return would otherwise be a frame of its own to everybody, which costs the
 * hub more than letting them in.
 */
export class PresenceNews {
  readonly #everyMs: number;
  readonly #tell: (changed: StationPresence[]) => void;
  readonly #waiting = new Map<string, StationPresence>();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(everyMs: number, tell: (changed: StationPresence[]) => void) {
    this.#everyMs = everyMs;
    this.#tell = tell;
  }

  add(changed: StationPresence): void {
    if (this.#isOver) return;
    this.#waiting.set(changed.stationId, changed);
    if (this.#timer === undefined) this.#flush();
  }

  /** From here on nothing is told: that everybody leaves a hub that ends is no news. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    const changed = [...this.#waiting.values()];
    this.#waiting.clear();
    const startedAt = performance.now();
    this.#tell(changed);
    const tookMs = performance.now() - startedAt;
    this.#timer = setTimeout(() => this.#flush(), Math.max(this.#everyMs, tookMs / MOST_OF_TIME));
  }
}
