import { useShallow } from 'zustand/react/shallow';
import type { Session } from '../../protocol/entities.ts';
import { collisionsOf } from './collisions.ts';
import type { HubState } from './hub-state.ts';
import { useHub } from './use-hub.ts';

/** Who uses something now: what the floor shows, and what runs beside it. */
export const openUses = (hub: HubState): Session[] => [
  ...Object.values(hub.floor?.sessions ?? {}),
  ...Object.values(collisionsOf(hub)).filter((one) => one.endedAt === undefined),
];

export const useOpenUses = (): Session[] => useHub(useShallow(openUses));
