import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `conflict.resolve`: a manager has looked at a use that collided; it leaves the list and stays in the record. */
export const resolveConflict: Rule<'conflict.resolve'> = (lab, intent) => {
  const session = lab.staff.conflicts[intent.sessionId];
  if (!session) return refuse('not-found', 'This collision is settled already, or there was none.');
  if (session.endedAt === undefined) {
    return refuse('conflict', `${session.operator.name} has not ended this use yet. End it first, then settle it.`);
  }
  return { facts: [{ type: 'conflict.resolved', session }], result: { session } };
};
