import type { FinalState, Time } from './journal.ts';

/** How wrong a client may be about the hub's clock beside half its best round trip: both clocks tick in milliseconds. */
const CLOCK_SLACK_MS = 60;

/** Hub and clients run on one machine's clock, so how wrong a client's was set is what it should have found out. */
export function knowsTime({ clock, clockOffsetMs }: Pick<FinalState, 'clock' | 'clockOffsetMs'>): boolean {
  return clock !== undefined && Math.abs(clock.offsetMs + clockOffsetMs) <= clock.rttMs / 2 + CLOCK_SLACK_MS;
}

/** Whether an act was told with the time at which it was done, as near as it says that it may be off. */
export function toldInTime({ occurredAt, pressedAt, savedAt, clockErrorMs }: Time): boolean {
  if (clockErrorMs === undefined) return false;
  const errorMs = clockErrorMs + CLOCK_SLACK_MS;
  return occurredAt >= pressedAt - errorMs && occurredAt <= savedAt + errorMs;
}
