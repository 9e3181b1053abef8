import type { Session } from '../../protocol/entities.ts';
import { FACT_TYPES, type Fact, type FactBody, type UnknownFact } from '../../protocol/facts.ts';
import { type FloorState, foldInto as foldFact } from '../../protocol/floor.ts';

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
    downtimes: { ...state.downtimes },
    recipients: { ...state.recipients },
    waiting: { ...state.waiting },
    sessionOn,
  };
}

const known: ReadonlySet<string> = new Set(FACT_TYPES);
/** Whether this build knows the fact; one that it does not know changes nothing here. */
export const isKnown = (one: Fact | UnknownFact): one is Fact => known.has(one.type);

/** Folds one fact in place, as the protocol does, and keeps the index beside it. A property test holds it to `applyFloor`. */
export function foldInto(floor: LiveFloor, fact: FactBody): void {
  foldFact(floor, fact);
  if (fact.type === 'session.started' || fact.type === 'session.extended' || fact.type === 'session.updated')
    floor.sessionOn.set(fact.session.equipmentId, fact.session.id);
  if (fact.type === 'session.ended') forgetSession(floor, fact.session);
}

function forgetSession({ sessionOn }: LiveFloor, { id, equipmentId }: Session): void {
  if (sessionOn.get(equipmentId) === id) sessionOn.delete(equipmentId);
}
