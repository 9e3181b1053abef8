import { id } from '../../protocol/scalars.ts';

/** More ids than any intent has. */
const MAX_IDS = 8;

/**
 * The ids in an intent's body and in what came of it, by the names of their fields: what the act was about. Nothing else
 * of a body is kept here: it may be a secret.
 */
export function aboutOf(body: Record<string, unknown>, result: unknown): Record<string, string> {
  const { equipmentId, stationId } = sessionIn(result);
  const named = Object.entries({ equipmentId, stationId, ...body });
  return Object.fromEntries(named.filter(isId).slice(0, MAX_IDS));
}

/** An act about a session says only which; people ask at which equipment. */
function sessionIn(result: unknown): { equipmentId?: unknown; stationId?: unknown } {
  if (typeof result !== 'object' || result === null || !('session' in result)) return {};
  return typeof result.session === 'object' && result.session !== null ? result.session : {};
}

const isId = (entry: [string, unknown]): entry is [string, string] =>
  /^[a-z]{1,20}Id$/.test(entry[0]) && id.safeParse(entry[1]).success;
