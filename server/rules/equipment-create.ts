import type { Equipment } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { afterUseOf } from './after-use.ts';
import type { Rule } from './rule.ts';

/** `equipment.create`: new equipment works, stands in no room until it is given one, and has no kiosk yet. */
export const createEquipment: Rule<'equipment.create'> = (lab, intent) => {
  if (lab.floor.equipment[intent.equipmentId]) {
    return refuse('already-exists', 'This equipment is in the lab already. Change it instead.');
  }
  const equipment: Equipment = {
    id: intent.equipmentId,
    name: intent.name,
    room: intent.room ?? '',
    category: intent.category ?? '',
    condition: 'operational',
    requiresQualification: intent.requiresQualification ?? false,
    offlinePolicy: intent.offlinePolicy ?? 'allow-current',
    ...afterUseOf(intent),
    stationIds: [],
  };
  return { facts: [{ type: 'equipment.created', equipment }], result: { equipment } };
};
