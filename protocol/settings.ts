import { z } from 'zod';
import { durationMs, epochMs, id, name } from './scalars.ts';

/** Who set a setting: the strongest first. */
export const settingSource = z.enum(['command-line', 'environment', 'file', 'default']);
export type SettingSource = z.infer<typeof settingSource>;

/** One of the hub's settings as it is in force. */
export const setting = z.object({
  /** As the configuration file names it. */
  name: z.string(),
  /** Its name in the environment. */
  environment: z.string(),
  /** Absent where nothing is set. */
  value: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
  /** The value is kept back: only that there is one is told. */
  isKeptBack: z.literal(true).optional(),
  from: settingSource,
});
export type Setting = z.infer<typeof setting>;

/** How wrong tries lock: the last free one for `firstMs`, each further one for twice as long, up to `mostMs`. */
const lockRule = z.object({ free: z.int(), firstMs: durationMs, mostMs: durationMs });
export type LockTimes = z.infer<typeof lockRule>;

/** A program that reads the floor. */
export const feed = z.object({ id, name: z.string(), createdAt: epochMs });
export type Feed = z.infer<typeof feed>;

/** `GET /api/v1/settings`: what is in force, and where it was set. No secret is in it. */
export const hubSettings = z.object({
  /** The configuration file that was read. */
  file: z.string().optional(),
  settings: z.array(setting),
  /** What is the same at every hub. */
  fixed: z.object({
    kioskSignInMs: durationMs,
    deskSignInMs: durationMs,
    pairingCodeMs: durationMs,
    personLock: lockRule,
    stationLock: lockRule,
  }),
  feeds: z.array(feed),
  /** When `backup` last finished beside this store; absent where it never did. */
  lastBackupAt: epochMs.optional(),
});
export type HubSettings = z.infer<typeof hubSettings>;

/** `POST /api/v1/feeds`: a new feed; the answer is the only time that its token is told. */
export const feedRequest = z.strictObject({ name });
export const newFeed = z.object({ feed, token: z.string() });
