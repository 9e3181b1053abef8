import { useMemo } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import type { HubState } from './hub-state.ts';
import { useHub, userOf } from './use-hub.ts';

type Samples = Readonly<Record<string, Sample>>;
const NONE: Samples = {};

/** The samples that this screen may show: all of them for those who run the lab, one's own for everybody else. */
export const samplesOf = ({ staff, person }: HubState): Samples => staff?.samples ?? person?.samples ?? NONE;

export const isUnreadBy = ({ unreadBy }: Sample, userId: string | undefined): boolean =>
  userId !== undefined && unreadBy.includes(userId);

/** How many samples have changed that whoever is signed in here has to do with and has not seen. */
export function useUnread(): number {
  const own = useHub((s) => s.person?.samples ?? NONE);
  const userId = useHub((s) => userOf(s)?.id);
  return useMemo(() => Object.values(own).filter((one) => isUnreadBy(one, userId)).length, [own, userId]);
}
