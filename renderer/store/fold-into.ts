import type { Session } from '../../protocol/entities.ts';
import { FACT_TYPES, type Fact, type FactBody, type UnknownFact } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';

/**
 * The floor as screens hold it: the maps belong to the store and change in place, so that a fact costs the same on a
 * floor of 1,000 as on one of 10. Entities are never changed, only replaced: to select one is to see every change of it.
 */
export interface LiveFloor extends FloorState {
  /** The open session's id by equipment. */
  readonly sessionOn: Map<string, string>;
}

/** Takes a snapshot over as a floor of our own. */
export function liveFloor(state: FloorState): LiveFloor {
  const sessionOn = new Map(Object.values(state.sessions).map((one) => [one.equipmentId, one.id]));
  return {
    equipment: { ...state.equipment },
    sessions: { ...state.sessions },
    problems: { ...state.problems },
    stations: { ...state.stations },
    announcements: { ...state.announcements },
    sessionOn,
  };
}

const known: ReadonlySet<string> = new Set(FACT_TYPES);
/** Whether this build knows the fact; one that it does not know changes nothing here. */
export const isKnown = (one: Fact | UnknownFact): one is Fact => known.has(one.type);

/** Folds one fact in place: `applyFloor` without the copies. A property test holds the two equal. */
export function foldInto(floor: LiveFloor, fact: FactBody): void {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
      putSession(floor, fact.session);
      return;
    case 'session.ended':
      dropSession(floor, fact.session);
      return;
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
      floor.equipment[fact.equipment.id] = fact.equipment;
      return;
    case 'equipment.retired':
      delete floor.equipment[fact.equipment.id];
      return;
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
      floor.stations[fact.station.id] = fact.station;
      return;
    case 'station.revoked':
      delete floor.stations[fact.station.id];
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

function putSession(floor: LiveFloor, session: Session): void {
  floor.sessions[session.id] = session;
  floor.sessionOn.set(session.equipmentId, session.id);
}

function dropSession(floor: LiveFloor, session: Session): void {
  delete floor.sessions[session.id];
  if (floor.sessionOn.get(session.equipmentId) === session.id) floor.sessionOn.delete(session.equipmentId);
}
