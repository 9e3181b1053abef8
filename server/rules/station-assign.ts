import type { Station } from '../../protocol/entities.ts';
import type { Rule } from './rule.ts';
import { equipmentAfter, refuseUnknownEquipment, sortedIds } from './station-place.ts';
import { noStation } from './station-revoke.ts';

/** `station.assign`: the equipment that it stands at from now on; open sessions go on where they are. */
export const assignStation: Rule<'station.assign'> = (lab, intent) => {
  const current = lab.floor.stations[intent.stationId];
  if (!current) return noStation;
  const refusal = refuseUnknownEquipment(lab, intent.equipmentIds);
  if (refusal) return refusal;
  const station: Station = { ...current, equipmentIds: sortedIds(intent.equipmentIds) };
  const facts = equipmentAfter(lab, station.id, station.equipmentIds);
  return { facts: [{ type: 'station.assigned', station }, ...facts], result: { station } };
};
