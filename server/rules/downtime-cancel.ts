import { refuse } from '../../protocol/refusals.ts';
import { overDowntime } from './downtime-due.ts';
import type { Rule } from './rule.ts';

/** `downtime.cancel`: one that has not begun never will; one that runs ends now. */
export const cancelDowntime: Rule<'downtime.cancel'> = (lab, intent, asking) => {
  const current = lab.floor.downtimes[intent.downtimeId];
  if (!current) return refuse('not-found', 'This downtime is over already, or was cancelled.');
  const facts = overDowntime(lab.floor, current, asking.now);
  return { facts, result: { downtime: { ...current, overAt: asking.now } } };
};
