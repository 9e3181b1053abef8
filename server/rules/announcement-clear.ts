import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `announcement.clear`: no screen shows it any more. */
export const clearAnnouncement: Rule<'announcement.clear'> = (lab, intent) => {
  const announcement = lab.floor.announcements[intent.announcementId];
  if (!announcement) return refuse('not-found', 'This announcement is gone already.');
  return { facts: [{ type: 'announcement.cleared', announcement }], result: { announcement } };
};
