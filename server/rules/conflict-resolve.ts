import type { Session } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Decision, Rule } from './rule.ts';

/** `conflict.resolve`: a manager has looked at a use that collided; it leaves the list and stays in the record. */
export const resolveConflict: Rule<'conflict.resolve'> = (lab, intent) => {
  const session = lab.staff.conflicts[intent.sessionId];
  if (!session) return refuse('not-found', 'This collision is settled already, or there was none.');
  if (session.endedAt === undefined) {
    return refuse('conflict', `${session.operator.name} has not ended this use yet. End it first, then settle it.`);
  }
  return settled(session, intent.note);
};

function settled(before: Session, note: string | undefined): Decision {
  const conflict = before.conflict && { ...before.conflict, ...(note && { note }) };
  const session: Session = { ...before, ...(conflict && { conflict }) };
  return { facts: [{ type: 'conflict.resolved', session }], result: { session } };
}
