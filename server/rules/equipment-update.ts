import type { Equipment } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import { afterUseOf } from './after-use.ts';
import type { Rule } from './rule.ts';

/** `equipment.update`: what is given replaces what was; the rest stays. */
export const updateEquipment: Rule<'equipment.update'> = (lab, intent) => {
  const current = lab.floor.equipment[intent.equipmentId];
  if (!current) return refuse('not-found', 'This equipment is not in the lab any more.');
  const { afterUse: _before, afterUseNote: _noteBefore, ...kept } = current;
  const equipment: Equipment = {
    ...kept,
    name: intent.name ?? current.name,
    room: intent.room ?? current.room,
    category: intent.category ?? current.category,
    requiresQualification: intent.requiresQualification ?? current.requiresQualification,
    offlinePolicy: intent.offlinePolicy ?? current.offlinePolicy,
    ...afterUseOf({ ...current, ...intent }),
  };
  return { facts: [{ type: 'equipment.updated', equipment }], result: { equipment } };
};
