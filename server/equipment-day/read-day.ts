import { type EquipmentDay, type EquipmentDayQuery, MAX_DAY_SESSIONS } from '../../protocol/equipment-day.ts';
import { MOMENT_MS } from '../store/observed.ts';
import type { Store } from '../store/store.ts';
import { conditionSpans, gapsBetween } from './spans.ts';

/** What happened on a piece of equipment between two times, as far as they have gone by; nothing where there is none. */
export async function readEquipmentDay(
  store: Store,
  equipmentId: string,
  query: EquipmentDayQuery & { now: number },
): Promise<EquipmentDay | undefined> {
  const { from, now } = query;
  const day = { from, to: Math.max(from, Math.min(query.to, now)) };
  const found = await store.dayOf(equipmentId, { from, to: query.to, limit: MAX_DAY_SESSIONS });
  if (!found.isKnown) return undefined;
  return {
    ...day,
    // Whoever uses it now may have gone by tomorrow.
    sessions: found.sessions.filter((one) => one.endedAt !== undefined || from <= now),
    conditions: conditionSpans(found.changes, day),
    unseen: gapsBetween(found.seen, day, MOMENT_MS),
  };
}
