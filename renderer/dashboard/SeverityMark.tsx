import { useLingui } from '@lingui/react/macro';
import type { Problem } from '../../protocol/entities.ts';
import { SEVERITY_WORDS } from '../ui/problem-words.ts';
import css from './ProblemsPage.module.css';

/** How bad a problem is; only what stops work has the alarm's colour. */
export function SeverityMark({ problem: { severity } }: { problem: Problem }) {
  const { t } = useLingui();
  return (
    <span className={css['severity']} data-severity={severity}>
      {t(SEVERITY_WORDS[severity])}
    </span>
  );
}
