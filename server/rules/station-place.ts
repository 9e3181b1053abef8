import type { Station } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Lab } from './rule.ts';

/** Each once and in one order, so that the same place is written the same way. */
export const sortedIds = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

export function refuseUnknownEquipment(lab: Lab, equipmentIds: readonly string[]): Refusal | undefined {
  const missing = equipmentIds.find((one) => !lab.floor.equipment[one]);
  return missing === undefined ? undefined : refuse('not-found', `There is no equipment with the id ${missing}.`);
}

/** What equipment knows of a station that comes, moves or goes: its `stationIds` where they change. */
export function equipmentAfter(lab: Lab, stationId: string, equipmentIds: readonly string[]): FactBody[] {
  return Object.values(lab.floor.equipment).flatMap((one): FactBody[] => {
    const stands = equipmentIds.includes(one.id);
    if (stands === one.stationIds.includes(stationId)) return [];
    const others = one.stationIds.filter((other) => other !== stationId);
    const stationIds = stands ? [...others, stationId].sort() : others;
    return [{ type: 'equipment.updated', equipment: { ...one, stationIds } }];
  });
}

/** A station's arrival, and the equipment that it now stands at. */
export const enrollment = (lab: Lab, station: Station): FactBody[] => [
  { type: 'station.enrolled', station },
  ...equipmentAfter(lab, station.id, station.equipmentIds),
];
