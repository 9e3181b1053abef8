import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { HubLink, HubUpdate } from '../../client/hub-link.ts';
import type { Equipment, Session } from '../../protocol/entities.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { frameBuffer } from './frame-buffer.ts';
import { emptyHub, type HubState, takeIn } from './hub-state.ts';
import { presenceFor } from './presence-for.ts';

/** What this page knows of the lab. Components select one entity each; the maps inside change in place. */
export const useHub = create<HubState>()(() => emptyHub);

/** Feeds the store from a connection, a frame at a time; returns the way to stop. */
export function follow(link: HubLink): () => void {
  const buffer = frameBuffer<HubUpdate>((updates) => useHub.setState(takeIn(useHub.getState(), updates), true));
  const stop = link.subscribe(buffer.add);
  buffer.flushNow();
  return () => {
    stop();
    buffer.flushNow();
  };
}

/** Forgets everything: another person signs in, or nobody is left to see it. */
export const forgetAll = (): void => useHub.setState({ ...emptyHub, knownActs: new Set() }, true);

/** What a status is made of. Presence is the station's that can vouch for the equipment. */
export interface EquipmentNow {
  equipment: Equipment | undefined;
  session: Session | undefined;
  station: StationPresence | undefined;
}

export const equipmentNow = (state: HubState, id: string): EquipmentNow => {
  const equipment = state.floor?.equipment[id];
  const session = state.floor?.sessions[state.floor.sessionOn.get(id) ?? ''];
  return { equipment, session, station: equipment && presenceFor(equipment, session, state.presence) };
};

export const useEquipmentNow = (id: string): EquipmentNow => useHub(useShallow((state) => equipmentNow(state, id)));

/** Whether a sign-in here and now would be from the saved list. */
export const isFromList = ({ link, offsetMs, savedUntil }: HubState): boolean =>
  link.phase !== 'live' && link.phase !== 'syncing' && savedUntil !== null && Date.now() + offsetMs < savedUntil;

/** Who is signed in here, as the hub sees it. */
export const userOf = (state: HubState): SignedIn | undefined =>
  state.actor && 'user' in state.actor ? state.actor.user : undefined;
