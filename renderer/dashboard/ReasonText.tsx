import { reasonOf } from '../../protocol/problem-effect.ts';
import { useProblems } from '../store/problems.ts';
import { ProblemText } from '../ui/ProblemText.tsx';

/** Why equipment is as it is; where a problem made it so, in the reader's own language. */
export function ReasonText({ equipmentId, reason }: { equipmentId: string; reason: string | undefined }) {
  const cause = useProblems(equipmentId).find(({ problem }) => reasonOf(problem) === reason);
  return cause ? <ProblemText problem={cause.problem} /> : reason;
}
