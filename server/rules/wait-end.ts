import { waitKey } from '../../protocol/wait.ts';
import type { Rule } from './rule.ts';

/** `wait.end`: they have seen it, or don't wait any more; ended before, on another screen, is no matter. */
export const endWait: Rule<'wait.end'> = (lab, { equipmentId }, { user, now }) => {
  const wait = lab.staff.waits[waitKey({ user, equipmentId, since: now })];
  return { facts: wait ? [{ type: 'wait.ended', wait }] : [], result: { equipmentId } };
};
