import { useShallow } from 'zustand/react/shallow';
import type { Announcement } from '../../protocol/entities.ts';
import { useNow } from './use-clock.ts';
import { useHub } from './use-hub.ts';

/** Whether screens still show it: what has an end leaves by itself. */
export const isCurrent = ({ until }: Announcement, now: number): boolean => until === undefined || now < until;

/** Whether it is for a screen: those of the stations that it names, or every screen where it names none. */
export const isFor = ({ stationIds }: Announcement, stationId: string | undefined): boolean =>
  stationIds === undefined || (stationId !== undefined && stationIds.includes(stationId));

const byAge = (a: Announcement, b: Announcement): number => b.postedAt - a.postedAt;

/** Every announcement that nobody has cleared, the newest first, also what has run out. */
export const useAllAnnouncements = (): Announcement[] =>
  useHub(useShallow((s) => Object.values(s.floor?.announcements ?? {}))).toSorted(byAge);

/** What a screen shows now: a desk is no station. */
export function useAnnouncements(stationId?: string): Announcement[] {
  const now = useNow();
  return useAllAnnouncements().filter((one) => isCurrent(one, now) && isFor(one, stationId));
}
