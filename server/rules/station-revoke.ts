import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';
import { equipmentAfter } from './station-place.ts';

/** `station.revoke`: its secret is dead and it stands nowhere. An open session goes on: the person is still at work. */
export const revokeStation: Rule<'station.revoke'> = (lab, intent) => {
  const station = lab.floor.stations[intent.stationId];
  if (!station) return noStation;
  const facts = equipmentAfter(lab, station.id, []);
  return { facts: [{ type: 'station.revoked', station }, ...facts], result: { station } };
};

export const noStation = refuse('not-found', 'This station is not in the lab any more.');
