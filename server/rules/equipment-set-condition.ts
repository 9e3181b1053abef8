import type { Equipment } from '../../protocol/entities.ts';
import { refuse } from '../../protocol/refusals.ts';
import type { Rule } from './rule.ts';

/** `equipment.set-condition`: a lock or a warning says why; working again clears both. An open session goes on. */
export const setCondition: Rule<'equipment.set-condition'> = (lab, intent) => {
  const current = lab.floor.equipment[intent.equipmentId];
  if (!current) return refuse('not-found', 'This equipment is not in the lab any more.');
  const works = intent.condition === 'operational';
  if (!works && (intent.reason ?? '') === '') {
    return refuse('invalid', 'Say what is wrong, so that people at the instrument know.', { path: 'reason' });
  }
  const { conditionReason, expectedBackAt: _back, ownCondition, ...rest } = current;
  // Who only says when it is back leaves it to the problem that made it so.
  const isAsItWas = intent.condition === current.condition && intent.reason === conditionReason;
  const equipment: Equipment = {
    ...rest,
    ...(isAsItWas && ownCondition && { ownCondition }),
    condition: intent.condition,
    ...(!works && intent.reason !== undefined && { conditionReason: intent.reason }),
    ...(!works && intent.expectedBackAt !== undefined && { expectedBackAt: intent.expectedBackAt }),
  };
  return { facts: [{ type: 'equipment.condition-changed', equipment }], result: { equipment } };
};
