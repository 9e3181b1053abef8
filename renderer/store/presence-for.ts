import type { Equipment, Session } from '../../protocol/entities.ts';
import type { StationPresence } from '../../protocol/presence.ts';

const rank = { online: 2, unstable: 1, offline: 0 } as const;

/**
 * The station that can vouch for equipment: where its session was started, else the best one that stands at it.
 * None where the hub has not heard of any: then the log alone decides.
 */
export function presenceFor(
  equipment: Equipment,
  session: Session | undefined,
  presence: ReadonlyMap<string, StationPresence>,
): StationPresence | undefined {
  const own = session?.stationId === undefined ? undefined : presence.get(session.stationId);
  if (own) return own;
  const seen = equipment.stationIds.flatMap((id) => presence.get(id) ?? []);
  return seen.reduce<StationPresence | undefined>(
    (best, one) => (best && !isBetter(one, best) ? best : one),
    undefined,
  );
}

const isBetter = (one: StationPresence, other: StationPresence): boolean =>
  rank[one.state] > rank[other.state] || (one.state === other.state && one.lastSeenAt > other.lastSeenAt);
