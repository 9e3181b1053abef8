import { z } from 'zod';
import {
  announcement,
  type Equipment,
  equipment,
  problem,
  type Session,
  type Station,
  session,
  station,
} from './entities.ts';
import type { FactBody } from './facts.ts';
import { id } from './scalars.ts';

/** What every screen may see of the lab now: maps by id; sessions and problems are the open ones. */
export const floorState = z.object({
  equipment: z.record(id, equipment),
  sessions: z.record(id, session),
  problems: z.record(id, problem),
  stations: z.record(id, station),
  announcements: z.record(id, announcement),
});
export type FloorState = z.infer<typeof floorState>;

export const emptyFloor: FloorState = { equipment: {}, sessions: {}, problems: {}, stations: {}, announcements: {} };

/** Folds one fact into the floor. Pure: the state that comes in is left as it was. */
export function applyFloor(state: FloorState, fact: FactBody): FloorState {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
      return withSession(state, fact.session);
    case 'session.ended':
      return { ...state, sessions: without(state.sessions, fact.session.id) };
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
      return withEquipment(state, fact.equipment);
    case 'equipment.retired':
      return withoutEquipment(state, fact.equipment);
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
      return withStation(state, fact.station);
    case 'station.revoked':
      return { ...state, stations: without(state.stations, fact.station.id) };
    case 'session.conflicted':
    case 'session.corrected':
    case 'conflict.resolved':
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
    case 'qualification.granted':
    case 'qualification.revoked':
    case 'enrollment-key.created':
    case 'enrollment-key.used':
    case 'enrollment-key.revoked':
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      return state;
  }
}

/** Folds many facts with one copy of each map instead of one a fact: the same meaning, and the cost of the facts alone. */
export function applyFloorAll(state: FloorState, facts: readonly FactBody[]): FloorState {
  const draft = {
    equipment: { ...state.equipment },
    sessions: { ...state.sessions },
    problems: { ...state.problems },
    stations: { ...state.stations },
    announcements: { ...state.announcements },
  };
  for (const fact of facts) foldInto(draft, fact);
  return draft;
}

/** Folds one fact into maps that nobody else holds. */
export function foldInto(draft: FloorState, fact: FactBody): void {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
      draft.sessions[fact.session.id] = fact.session;
      return;
    case 'session.ended':
      delete draft.sessions[fact.session.id];
      return;
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
      draft.equipment[fact.equipment.id] = fact.equipment;
      return;
    case 'equipment.retired':
      delete draft.equipment[fact.equipment.id];
      return;
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
      draft.stations[fact.station.id] = fact.station;
      return;
    case 'station.revoked':
      delete draft.stations[fact.station.id];
      return;
    case 'session.conflicted':
    case 'session.corrected':
    case 'conflict.resolved':
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
    case 'qualification.granted':
    case 'qualification.revoked':
    case 'enrollment-key.created':
    case 'enrollment-key.used':
    case 'enrollment-key.revoked':
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      return;
  }
}

const withSession = (state: FloorState, value: Session): FloorState => ({
  ...state,
  sessions: { ...state.sessions, [value.id]: value },
});

const withEquipment = (state: FloorState, value: Equipment): FloorState => ({
  ...state,
  equipment: { ...state.equipment, [value.id]: value },
});

const withoutEquipment = (state: FloorState, value: Equipment): FloorState => ({
  ...state,
  equipment: without(state.equipment, value.id),
});

const withStation = (state: FloorState, value: Station): FloorState => ({
  ...state,
  stations: { ...state.stations, [value.id]: value },
});

/** The map without one entry; the same map where it had none. */
export function without<T>(map: Record<string, T>, key: string): Record<string, T> {
  if (!Object.hasOwn(map, key)) return map;
  const { [key]: _gone, ...rest } = map;
  return rest;
}

/** The open session on a piece of equipment, where there is one. */
export const openSessionOn = (state: FloorState, equipmentId: string): Session | undefined =>
  Object.values(state.sessions).find((one) => one.equipmentId === equipmentId);
