import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How finely the loop's delay is sampled, and how long a look covers, in milliseconds. */
const RESOLUTION_MS = 250;
const LOOK_EVERY_MS = 1_000;
/**
 * From here on people feel it, and nobody new is let in until it falls. Well above what a herd that comes back, or another
 * program that takes the processor for a moment, makes of it.
 */
const TOO_LATE_MS = 500;

export interface LoadWatch {
  /** Whether the hub should shed what can wait. */
  isOverloaded(): boolean;
  /** The typical delay of the event loop over the last look, in milliseconds. */
  delayMs(): number;
  stop(): void;
}

/** Watches how late the event loop runs. The median of a short look: one long pause is no overload. */
export function watchLoad(): LoadWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    const late = histogram.percentile(50) / 1e6 - RESOLUTION_MS;
    delayMs = Number.isFinite(late) ? Math.max(0, late) : 0;
    histogram.reset();
  }, LOOK_EVERY_MS);
  return {
    isOverloaded: () => delayMs > TOO_LATE_MS,
    delayMs: () => delayMs,
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
