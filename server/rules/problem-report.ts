import { underDowntime } from '../../protocol/downtime.ts';
import type { Problem } from '../../protocol/entities.ts';
import { worsenedBy } from '../../protocol/problem-effect.ts';
import { refuse } from '../../protocol/refusals.ts';
import { conditionFact } from './condition-fact.ts';
import { offlineMark, type Rule, refuseLateSignIn } from './rule.ts';

/** `problem.report`: by anyone, about any equipment; what can't be used safely is out of service from then on. */
export const reportProblem: Rule<'problem.report'> = (lab, intent, asking) => {
  const late = refuseLateSignIn(asking);
  if (late) return late;
  const equipment = lab.floor.equipment[intent.equipmentId];
  if (!equipment) return refuse('not-found', 'This equipment is not in the lab any more. Tell the lab’s manager.');
  const id = intent.problemId ?? asking.intentId;
  if (lab.floor.problems[id]) return refuse('already-exists', 'This problem was reported before.');
  const problem: Problem = {
    id,
    equipmentId: equipment.id,
    category: intent.category,
    severity: intent.severity,
    stillUsable: intent.stillUsable,
    note: intent.note ?? '',
    reportedAt: asking.claimedAt ?? asking.now,
    reportedBy: { id: asking.user.id, name: asking.user.name },
    ...offlineMark(asking),
  };
  const worse = worsenedBy(underDowntime(lab.floor.downtimes, equipment), problem);
  return {
    facts: [{ type: 'problem.reported', problem }, ...(worse ? [conditionFact(lab, worse)] : [])],
    result: { problem },
  };
};
