import { underDowntime } from '../../protocol/downtime.ts';
import type { Problem } from '../../protocol/entities.ts';
import { relievedOf } from '../../protocol/problem-effect.ts';
import { refuse } from '../../protocol/refusals.ts';
import { conditionFact } from './condition-fact.ts';
import type { Rule } from './rule.ts';

/** `problem.resolve`: it leaves the floor; the equipment works again where nothing else stands against that. */
export const resolveProblem: Rule<'problem.resolve'> = (lab, intent, asking) => {
  const open = lab.floor.problems[intent.problemId];
  if (!open) return refuse('not-found', 'This problem is resolved already, or there was none.');
  const problem: Problem = {
    ...open,
    resolvedAt: asking.now,
    resolvedBy: { id: asking.user.id, name: asking.user.name },
    ...(intent.note && { resolution: intent.note }),
  };
  const equipment = lab.floor.equipment[open.equipmentId];
  const left = Object.values(lab.floor.problems).filter(
    (one) => one.equipmentId === open.equipmentId && one.id !== open.id,
  );
  const better = equipment && relievedOf(underDowntime(lab.floor.downtimes, equipment), left);
  return {
    facts: [{ type: 'problem.resolved', problem }, ...(better ? [conditionFact(lab, better)] : [])],
    result: { problem },
  };
};
