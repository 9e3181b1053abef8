import { openSessionOn } from '../../protocol/floor.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `equipment.retire`: takes it off the floor, and with it what is wrong with it and planned for it; what happened on it stays in the log. */
export const retireEquipment: Rule<'equipment.retire'> = (lab, intent, asking) => {
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more.');
  const open = openSessionOn(lab.floor, equipment.id);
  if (open) {
    return refuse('already-in-use', `${open.operator.name} is using ${equipment.name}. End that session first.`);
  }
  const over = { resolvedAt: asking.now, resolvedBy: { id: asking.user.id, name: asking.user.name } };
  const problems = Object.values(lab.floor.problems).filter((one) => one.equipmentId === equipment.id);
  const downtimes = Object.values(lab.floor.downtimes).filter((one) => one.equipmentId === equipment.id);
  return {
    facts: [
      ...problems.map((one) => ({ type: 'problem.resolved' as const, problem: { ...one, ...over } })),
      ...downtimes.map((one) => ({ type: 'downtime.cancelled' as const, downtime: { ...one, overAt: asking.now } })),
      { type: 'equipment.retired', equipment },
    ],
    result: { equipment },
  };
};
