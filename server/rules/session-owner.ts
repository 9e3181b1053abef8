import type { Session } from '../../protocol/entities.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Asking, isManager, type Lab } from './rule.ts';

interface SessionIntent {
  sessionId: string;
  reason?: string | undefined;
  notes?: string | undefined;
}

/** A session that somebody may change: on the floor, beside it, or ended already. */
export interface Found {
  session: Session;
  isOpen: boolean;
}

/** The session that somebody wants to change, if it is theirs, or a manager's who says why. */
export function sessionFor(lab: Lab, intent: SessionIntent, asking: Asking): Found | Refusal {
  const known = lab.floor.sessions[intent.sessionId] ?? lab.staff.conflicts[intent.sessionId];
  const session = known ?? lab.past.get(intent.sessionId);
  if (!session) return refuse('not-found', 'This session is not known here. Look at what is on the screen now.');
  const found = { session, isOpen: session.endedAt === undefined };
  if (session.operator.id === asking.user.id) return found;
  if (!isManager(asking.user)) {
    return refuse('forbidden', `This is ${session.operator.name}'s session. Only they or a manager can change it.`);
  }
  if ((intent.reason ?? intent.notes ?? '') === '') {
    return refuse('invalid', `Say why you change ${session.operator.name}'s session.`, { path: 'reason' });
  }
  return found;
}
