import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../../protocol/entities.ts';
import { CATEGORY_WORDS, isOurCategory } from './problem-words.ts';

/** What is wrong, in a line: the category in the reader's language, and what was written. */
export function ProblemText({ problem: { category, note } }: { problem: Pick<Problem, 'category' | 'note'> }) {
  const { t } = useLingui();
  const about = isOurCategory(category) ? t(CATEGORY_WORDS[category]) : category;
  return <>{note === '' ? about : `${about}: ${note}`}</>;
}
