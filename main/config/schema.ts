import { z } from 'zod';
import { name } from '../../protocol/scalars.ts';

const MIN_BAR_PX = 48;
const MAX_BAR_PX = 240;

/** What can be set about a kiosk, each with the default it has when nobody says anything. */
export const kioskConfig = z.strictObject({
  /** The hub, as on its own machine; a real kiosk is told where it is. */
  hubUrl: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4180'),
  /** The station's secret, given once; from then on it is kept encrypted and not read from here. */
  stationToken: z.string().trim().min(1).max(512).optional(),
  /** What enrolls this computer as a station at its first start; of no use once it is one. */
  enrollmentKey: z.string().trim().min(1).max(512).optional(),
  /** What the station is called that the key enrolls; the computer's name unless it is said. */
  stationName: name.optional(),
  /** Where the bar of a running session stands, and how much of the display it takes, in CSS pixels. */
  barEdge: z.enum(['top', 'bottom']).default('top'),
  barHeightPx: z.coerce.number().pipe(z.int().min(MIN_BAR_PX).max(MAX_BAR_PX)).default(72),
  /** When a page that runs for long is loaded anew, local time, at the first moment after it that disturbs nobody. */
  nightlyReloadAt: z
    .union([z.literal('never'), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as 03:30, or never')])
    .default('03:30'),
  /** An ordinary window that can be closed: for work on the kiosk itself, never for a lab. */
  windowed: z.union([z.boolean(), z.stringbool()]).default(false),
});
export type KioskConfig = z.infer<typeof kioskConfig>;
export type KioskSetting = keyof KioskConfig;

export const KIOSK_SETTINGS = Object.keys(kioskConfig.shape) as KioskSetting[];

/** One source may say anything or nothing; defaults come in once, when all have spoken. */
export const partialConfig = z.strictObject({
  hubUrl: kioskConfig.shape.hubUrl.unwrap().optional(),
  stationToken: kioskConfig.shape.stationToken,
  enrollmentKey: kioskConfig.shape.enrollmentKey,
  stationName: kioskConfig.shape.stationName,
  barEdge: kioskConfig.shape.barEdge.unwrap().optional(),
  barHeightPx: kioskConfig.shape.barHeightPx.unwrap().optional(),
  nightlyReloadAt: kioskConfig.shape.nightlyReloadAt.unwrap().optional(),
  windowed: kioskConfig.shape.windowed.unwrap().optional(),
});
export type PartialConfig = z.infer<typeof partialConfig>;
