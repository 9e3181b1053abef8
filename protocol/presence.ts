import { z } from 'zod';
import { epochMs, id } from './scalars.ts';

/**
 * From here on a PC's own clock is worth a word: acts are timed by the hub's all the same, but certificates and sign-ins
 * of other programs there begin to fail.
 */
const CLOCK_OFF_MS = 30_000;

/** Whether a station is there. Not in the log: it is rebuilt from leases that beats renew. */
export const stationPresence = z.object({
  stationId: id,
  state: z.enum(['online', 'unstable', 'offline']),
  /** The hub's time of the last beat, or of the connection before any. */
  lastSeenAt: epochMs,
  version: z.string(),
  /** Acts that are saved at the station and not yet confirmed. */
  queued: z.int().min(0),
  rttMs: z.number().min(0).optional(),
  /** How far its own clock is ahead of the hub's, or behind where negative, in milliseconds. */
  clockAheadMs: z.number().optional(),
  idleMs: z.number().min(0).optional(),
  screen: z.string().optional(),
});
export type StationPresence = z.infer<typeof stationPresence>;

export const isClockOff = ({ clockAheadMs = 0 }: StationPresence): boolean => Math.abs(clockAheadMs) >= CLOCK_OFF_MS;
