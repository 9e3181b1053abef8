import { IDLE_OUTCOME, type Session, type User } from '../../protocol/entities.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import type { Actor } from '../../protocol/wire.ts';
import type { Lab } from './rule.ts';

/**
 * In whose name a station speaks where nobody is signed in any more: a session outlives its operator's sign-in, and the
 * kiosk tells that nobody is at it, and ends it then where the site wants that. Nothing else is a station's own to do.
 */
export function operatorFor(lab: Lab, intent: IntentBody, actor: Actor): User | undefined {
  const session = toldOf(lab, intent);
  if (actor.kind !== 'station' || session?.stationId !== actor.station.id) return undefined;
  return lab.staff.users[session.operator.id];
}

function toldOf({ floor, staff }: Lab, intent: IntentBody): Session | undefined {
  const isEnd = intent.type === 'session.end' && intent.outcome === IDLE_OUTCOME && intent.endedAt !== undefined;
  if (!isEnd && intent.type !== 'session.note-idle') return undefined;
  return floor.sessions[intent.sessionId] ?? staff.conflicts[intent.sessionId];
}
