import { z } from 'zod';
import { epochMs, id } from './scalars.ts';

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
  idleMs: z.number().min(0).optional(),
  screen: z.string().optional(),
});
export type StationPresence = z.infer<typeof stationPresence>;
