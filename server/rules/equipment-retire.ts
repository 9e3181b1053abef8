import { openSessionOn } from '../../protocol/floor.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `equipment.retire`: takes it off the floor; what happened on it stays in the log. */
export const retireEquipment: Rule<'equipment.retire'> = (lab, intent) => {
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more.');
  const open = openSessionOn(lab.floor, equipment.id);
  if (open) {
    return refuse('already-in-use', `${open.operator.name} is using ${equipment.name}. End that session first.`);
  }
  return { facts: [{ type: 'equipment.retired', equipment }], result: { equipment } };
};
