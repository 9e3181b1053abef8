import { refuse } from '../../protocol/refusals.ts';
import { standingAs } from '../../protocol/standing.ts';
import type { Rule } from './rule.ts';

/** `equipment.set-condition`: a lock or a warning says why; working again clears both. An open session goes on. */
export const setCondition: Rule<'equipment.set-condition'> = (lab, intent) => {
  const current = lab.floor.equipment[intent.equipmentId];
  if (!current) return refuse('not-found', 'This equipment is not in the lab any more.');
  const works = intent.condition === 'operational';
  if (!works && (intent.reason ?? '') === '') {
    return refuse('invalid', 'Say what is wrong, so that people at the instrument know.', { path: 'reason' });
  }
  const { condition, reason: conditionReason, expectedBackAt } = intent;
  // Who only says when it is back leaves it to the problem that made it so.
  const isAsItWas = condition === current.condition && conditionReason === current.conditionReason;
  const equipment = standingAs(current, {
    condition,
    ...(!works && { conditionReason, expectedBackAt }),
    ...(isAsItWas && { ownCondition: current.ownCondition }),
  });
  return { facts: [{ type: 'equipment.condition-changed', equipment }], result: { equipment } };
};
