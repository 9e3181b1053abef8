import { z } from 'zod';
import { epochMs, id, note } from '../scalars.ts';

/** More stations than that are everyone. */
const MAX_STATIONS_TOLD = 500;

const announcementPost = z.strictObject({
  type: z.literal('announcement.post'),
  /** The intent's own id where there is none. */
  announcementId: id.optional(),
  text: note.min(1),
  stationIds: z.array(id).min(1).max(MAX_STATIONS_TOLD).optional(),
  until: epochMs.optional(),
});

const announcementClear = z.strictObject({ type: z.literal('announcement.clear'), announcementId: id });

export const announcementIntents = [announcementPost, announcementClear] as const;
