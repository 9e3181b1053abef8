/** One beat's measure of the hub's clock against ours, in milliseconds. */
export interface ClockSample {
  offsetMs: number;
  rttMs: number;
  /** Local time at which it was taken. */
  at: number;
}

/** When something happened on the hub's clock, and how far that may be off; without the error nobody ever compared. */
export interface HubTime {
  occurredAt: number;
  clockErrorMs?: number;
}

/** Enough that one of them met no queue on the way; few enough that a drifting clock is followed within a minute. */
const KEPT = 8;
/** While beats are answered no sample gets older than this; what a clock drifts in it is below its milliseconds. */
const FRESH_MS = 60_000;
/** What a PC's clock drifts at the worst: 100 parts in a million, twice what its crystal is sold for. */
const DRIFT = 1e-4;
/** What two clocks may drift apart while the samples are kept, and how coarse their milliseconds are. */
const SLACK_MS = 50;

/** Four time stamps: we sent (t0), the hub received (t1) and answered (t2), we received (t3). */
export const sampleOf = (t0: number, t1: number, t2: number, t3: number): ClockSample => ({
  offsetMs: (t1 - t0 + (t2 - t3)) / 2,
  rttMs: Math.max(0, t3 - t0 - (t2 - t1)),
  at: t3,
});

/**
 * Local time on the hub's clock: off by half the round trip of the measure at most, and by what the clocks drift when
 * the measure is old, from an outage or from before a restart. A local clock that stands before its own measure was set
 * back since: that measure says nothing any more.
 */
export function onHubClock(now: number, sample: ClockSample | undefined): HubTime {
  const ageMs = sample ? now - sample.at : 0;
  if (!sample || ageMs < -SLACK_MS) return { occurredAt: now };
  const driftMs = Math.max(0, ageMs - FRESH_MS) * DRIFT;
  return {
    occurredAt: Math.max(0, Math.round(now + sample.offsetMs)),
    clockErrorMs: Math.round(sample.rttMs / 2 + driftMs),
  };
}

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
