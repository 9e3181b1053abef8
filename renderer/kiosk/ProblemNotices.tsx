import { Trans } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import { useProblems } from '../store/problems.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';
import { MoreProblems, ProblemLine } from '../ui/ProblemLine.tsx';

const MOST = 2;

/** What is known to be wrong with it, for whoever is about to use it or to report the same again. */
export function ProblemNotices({ equipmentId }: { equipmentId: string }) {
  const { when } = useFormat();
  const now = useMinute();
  const problems = useProblems(equipmentId);
  const expected = useHub((s) => s.floor?.equipment[equipmentId]?.expectedBackAt);
  if (problems.length === 0) return null;
  const backAt = expected === undefined ? null : when(expected, now);
  return (
    <Notice tone="warn">
      {problems.slice(0, MOST).map((shown) => (
        <ProblemLine key={shown.problem.id} shown={shown} />
      ))}
      {problems.length > MOST && <MoreProblems count={problems.length - MOST} />}
      {backAt !== null && (
        <span>
          <Trans>Expected back {backAt}</Trans>
        </span>
      )}
    </Notice>
  );
}
