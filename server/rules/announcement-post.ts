import type { Announcement } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `announcement.post`: to every screen, or to those of some stations. */
export const postAnnouncement: Rule<'announcement.post'> = (lab, intent, asking) => {
  const id = intent.announcementId ?? asking.intentId;
  if (lab.floor.announcements[id]) return refuse('already-exists', 'This announcement was posted before.');
  const unknown = intent.stationIds?.find((stationId) => !lab.floor.stations[stationId]);
  if (unknown !== undefined) {
    return refuse('not-found', 'One of these stations is not in the lab any more. Choose again.', {
      path: 'stationIds',
    });
  }
  if (intent.until !== undefined && intent.until <= asking.now) {
    return refuse('invalid', 'An announcement ends in the future.', { path: 'until' });
  }
  const announcement: Announcement = {
    id,
    text: intent.text,
    postedAt: asking.now,
    postedBy: { id: asking.user.id, name: asking.user.name },
    ...(intent.stationIds && { stationIds: intent.stationIds }),
    ...(intent.until !== undefined && { until: intent.until }),
  };
  return { facts: [{ type: 'announcement.posted', announcement }], result: { announcement } };
};
