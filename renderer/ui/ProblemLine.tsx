import { Trans } from '@lingui/react/macro';
import { useFormat } from '../app/use-format.ts';
import type { ShownProblem } from '../store/problems.ts';
import { useMinute } from '../store/use-clock.ts';
import css from './ProblemLine.module.css';
import { ProblemText } from './ProblemText.tsx';

/** One open problem: what, since when, by whom, and whether the hub has heard of it. */
export function ProblemLine({ shown: { problem, isPending } }: { shown: ShownProblem }) {
  const { when } = useFormat();
  const now = useMinute();
  const [since, name] = [when(problem.reportedAt, now), problem.reportedBy.name];
  return (
    <>
      <span className={css['what']}>
        <ProblemText problem={problem} />
      </span>
      <span className={css['when']}>
        <Trans>
          reported {since}, {name}
        </Trans>
        {isPending && (
          <span className={css['pending']}>
            <Trans>Saved here, not yet at the hub</Trans>
          </span>
        )}
      </span>
    </>
  );
}

/** The rest of a list that is cut short. */
export const MoreProblems = ({ count }: { count: number }) => (
  <p>
    <Trans>and {count} more</Trans>
  </p>
);
