import { useShallow } from 'zustand/react/shallow';
import type { HubState } from './hub-state.ts';
import { isFor, type News } from './news.ts';
import { useHub, userOf } from './use-hub.ts';
import { metWaits } from './waits.ts';

/** What whoever is signed in here is told now: what they wait for first, as it stays until they have seen it. */
export type Notice = News | { id: string; kind: 'free'; equipmentId: string };

// One object for one wait, as long as that is the same: what selects them sees no change where there is none.
const freeOf = new WeakMap<object, Notice>();

export function noticesOf(hub: HubState): Notice[] {
  const free = metWaits(hub).map((wait) => {
    const { equipmentId, metAt } = wait;
    const known = freeOf.get(wait) ?? { id: `free ${equipmentId} ${metAt}`, kind: 'free' as const, equipmentId };
    freeOf.set(wait, known);
    return known;
  });
  return [...free, ...hub.news.filter((one) => isFor(one, userOf(hub)?.id))];
}

export const useNotices = (): Notice[] => useHub(useShallow(noticesOf));

/** It was seen, or its time is over. */
export const dropNews = (id: string): void =>
  useHub.setState(({ news }) => ({ news: news.filter((one) => one.id !== id) }));
