import type { Session } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Asking, isManager, type Lab } from './rule.ts';

/** The open session that somebody wants to change, if it is theirs, or a manager's who says why. */
export function sessionFor(
  lab: Lab,
  intent: { sessionId: string; reason?: string | undefined; notes?: string | undefined },
  asking: Asking,
): { session: Session } | Refusal {
  const session = lab.floor.sessions[intent.sessionId];
  if (!session) return refuse('not-found', 'This session is not open. It may have been ended already.');
  if (session.operator.id === asking.user.id) return { session };
  if (!isManager(asking.user)) {
    return refuse('forbidden', `This is ${session.operator.name}'s session. Only they or a manager can change it.`);
  }
  if ((intent.reason ?? intent.notes ?? '') === '') {
    return refuse('invalid', `Say why you change ${session.operator.name}'s session.`, { path: 'reason' });
  }
  return { session };
}
