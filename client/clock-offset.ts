/** One beat's measure of the hub's clock against ours, in milliseconds. */
export interface ClockSample {
  offsetMs: number;
  rttMs: number;
}

/** Enough that one of them met no queue on the way; few enough that a drifting clock is followed within a minute. */
const KEPT = 8;
/** What two clocks may drift apart while the samples are kept, and how coarse their milliseconds are. */
const SLACK_MS = 50;

/** Four time stamps: we sent (t0), the hub received (t1) and answered (t2), we received (t3). */
export const sampleOf = (t0: number, t1: number, t2: number, t3: number): ClockSample => ({
  offsetMs: (t1 - t0 + (t2 - t3)) / 2,
  rttMs: Math.max(0, t3 - t0 - (t2 - t1)),
});

/**
 * Keeps the last eight samples. Half a round trip is the most that one can be wrong by, so two that differ by more than
 * both halves say that a clock was set in between: the older ones are then worth nothing.
 */
export function addSample(samples: readonly ClockSample[], sample: ClockSample): ClockSample[] {
  const agrees = samples.every(
    (one) => Math.abs(one.offsetMs - sample.offsetMs) <= (one.rttMs + sample.rttMs) / 2 + SLACK_MS,
  );
  return agrees ? [...samples, sample].slice(-KEPT) : [sample];
}

/** The sample that can be least wrong: the one of the shortest round trip, the newest of those. */
export function bestSample(samples: readonly ClockSample[]): ClockSample | undefined {
  return samples.reduce<ClockSample | undefined>(
    (best, one) => (best === undefined || one.rttMs <= best.rttMs ? one : best),
    undefined,
  );
}
