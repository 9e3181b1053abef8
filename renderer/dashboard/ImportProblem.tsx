import { Plural, Trans } from '@lingui/react/macro';
import { MAX_IMPORT } from '../../protocol/intents/people.ts';
import type { CsvRead } from './people-csv.ts';

/** Why a list can't be used as it is, and what to do. */
export function ImportProblem({ problem }: { problem: Extract<CsvRead, { phase: 'unusable' }> }) {
  switch (problem.why) {
    case 'empty':
      return (
        <Trans>
          There is nobody in this list. It needs a line with the columns’ names, and a line for each person.
        </Trans>
      );
    case 'columns': {
      const missing = problem.missing.join(', ');
      return <Trans>This list lacks a column: {missing}. Name the columns in its first line.</Trans>;
    }
    case 'too-many': {
      const { count } = problem;
      return (
        <Trans>
          This list has <Plural value={count} one="# person" other="# people" />, and at most {MAX_IMPORT} are added at
          once. Nothing was sent. Split it into several lists.
        </Trans>
      );
    }
  }
}
