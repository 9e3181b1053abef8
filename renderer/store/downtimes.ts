import { useShallow } from 'zustand/react/shallow';
import { type Downtime, downtimeInForce } from '../../protocol/downtime.ts';
import type { HubState } from './hub-state.ts';
import { useMinute } from './use-clock.ts';
import { useHub } from './use-hub.ts';

/** What begins later than this is for the equipment's page alone. */
export const NEXT_WITHIN_MS = 24 * 3_600_000;

/** Planned and running ones of a piece of equipment, the soonest first. */
export const downtimesOf = ({ floor }: HubState, equipmentId: string): Downtime[] =>
  Object.values(floor?.downtimes ?? {})
    .filter((one) => one.equipmentId === equipmentId)
    .sort((a, b) => a.startsAt - b.startsAt);

export const useDowntimes = (equipmentId: string): Downtime[] => useHub(useShallow((s) => downtimesOf(s, equipmentId)));

/** The next that has not begun and begins before then. */
export const plannedBefore = (all: readonly Downtime[], until: number): Downtime | undefined =>
  all.find((one) => one.startedAt === undefined && one.startsAt < until);

/** The next one within a day. */
export function useNextDowntime(equipmentId: string): Downtime | undefined {
  const now = useMinute();
  return plannedBefore(useDowntimes(equipmentId), now + NEXT_WITHIN_MS);
}

/** The one that locks the equipment now. */
export const useDowntimeInForce = (equipmentId: string): Downtime | undefined =>
  useHub(({ floor }) => {
    const equipment = floor?.equipment[equipmentId];
    return floor && equipment ? downtimeInForce(floor.downtimes, equipment) : undefined;
  });
