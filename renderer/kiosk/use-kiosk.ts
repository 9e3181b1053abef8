import { useEffect } from 'react';
import { create } from 'zustand';
import type { HubState } from '../store/hub-state.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { type HereNow, type KioskInput, type KioskPhase, LOCKED, nextKiosk } from './kiosk-phase.ts';
import { endedAsOf, hereSession, refusedStarts, type ShownSession, shownOn, shownSessions } from './kiosk-view.ts';

/** The phase of this kiosk; `dispatch` is the only way to change it. */
export const useKiosk = create<{ state: KioskPhase }>()(() => ({ state: LOCKED }));

export const dispatch = (input: KioskInput): void =>
  useKiosk.setState(({ state }) => ({ state: nextKiosk(state, input) }));

/** The equipment that this station stands at, as far as it is still in the lab. */
export function equipmentHere({ actor, floor }: HubState): string[] {
  if (actor?.kind !== 'station' || !floor) return [];
  const station = floor.stations[actor.station.id] ?? actor.station;
  return station.equipmentIds.filter((id) => floor.equipment[id]);
}

const lookedUp = new WeakMap<HubState, Map<string, ShownSession>>();

/** The running sessions here, by id, with this kiosk's own waiting acts already done; the same map for one state. */
export function sessionsHere(hub: HubState): Map<string, ShownSession> {
  const known = lookedUp.get(hub);
  if (known) return known;
  const { floor, outbox } = hub;
  const ids = equipmentHere(hub);
  const open = ids.flatMap((id) => floor?.sessions[floor.sessionOn.get(id) ?? ''] ?? []);
  const beside = Object.values(hub.beside).filter((one) => ids.includes(one.equipmentId));
  const shown = shownSessions([...open, ...beside], outbox, userOf(hub) ?? null);
  lookedUp.set(hub, shown);
  return shown;
}

/** The session that a piece of equipment shows: one's own, where one has it, else the floor's. */
export const sessionOn = (hub: HubState, equipmentId: string, userId?: string): ShownSession | undefined =>
  shownOn([...sessionsHere(hub).values()], equipmentId, userId);

export const hereNow = (hub: HubState = useHub.getState()): HereNow => ({
  userId: userOf(hub)?.id ?? null,
  equipmentIds: equipmentHere(hub),
  sessions: [...sessionsHere(hub).values()].map(hereSession),
  refusedStarts: refusedStarts(hub.outbox),
  endedAsOf: endedAsOf([...hub.answered, ...hub.outbox]),
  takenOver: new Map(hub.takenOver.map(({ sessionId, by }) => [sessionId, by])),
});

/** Keeps the phase in line with the hub for as long as the kiosk is shown. */
export function useFollowHub(): void {
  useEffect(() => {
    const look = (hub: HubState) => hub.floor && hub.actor && dispatch({ type: 'here', here: hereNow(hub) });
    look(useHub.getState());
    return useHub.subscribe(look);
  }, []);
}
