import type { Session } from '../../protocol/entities.ts';
import { isUnattended } from '../../protocol/status.ts';
import type { Rule } from './rule.ts';
import { sessionFor } from './session-owner.ts';

/**
 * `session.note-idle`: a kiosk's word that nobody is at it any more, and since when; or that somebody is again. What it
 * tells of is over where the session has ended meanwhile: that changes nothing, and is no refusal that anybody has to read.
 */
export const noteIdle: Rule<'session.note-idle'> = (lab, intent, asking) => {
  const found = sessionFor(lab, intent, asking);
  if ('code' in found) return found;
  const { idleSince: before, ...rest } = found.session;
  const isLeft = intent.idleSince !== undefined && !isUnattended(found.session, asking.now);
  // A kiosk's clock is taken as near as it fits.
  const idleSince = isLeft ? Math.min(asking.now, Math.max(rest.startedAt, intent.idleSince ?? 0)) : undefined;
  if (!found.isOpen || idleSince === before) return { facts: [], result: { session: found.session } };
  const session: Session = { ...rest, ...(idleSince !== undefined && { idleSince }) };
  return { facts: [{ type: 'session.updated', session }], result: { session } };
};
