import { isFinished } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { StaffState } from '../../protocol/staff.ts';

/** As many as one commit and one frame take easily; the rest are found at the next look. */
const AT_ONCE = 200;

/**
 * The finished samples that somebody has not looked at since before a time: nobody is waited for any more, and they leave
 * the inboxes as if they had been read. It is that fact, so that clients of every version fold it alike. Pure.
 */
export function leftUnseen({ samples }: Pick<StaffState, 'samples'>, changedBefore: number): FactBody[] {
  return Object.values(samples)
    .filter((one) => isFinished(one) && one.changedAt < changedBefore)
    .slice(0, AT_ONCE)
    .map((one) => ({ type: 'inbox.read', sample: { ...one, unreadBy: [] } }));
}
