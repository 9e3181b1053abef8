import { Trans, useLingui } from '@lingui/react/macro';
import { PROBLEM_CATEGORIES, severity } from '../../protocol/entities.ts';
import { effectOf } from '../../protocol/problem-effect.ts';
import { Chips } from './Chips.tsx';
import css from './ProblemFields.module.css';
import { isStillUsable, type ProblemWords } from './problem-report.ts';
import { CATEGORY_WORDS, SEVERITY_WORDS } from './problem-words.ts';

interface ProblemFieldsProps {
  words: ProblemWords;
  onChange(change: Partial<ProblemWords>): void;
}

/** What it is about, how bad it is, and whether it can still be used; the last follows the second until it is touched. */
export function ProblemFields({ words, onChange }: ProblemFieldsProps) {
  const { t } = useLingui();
  const stillUsable = isStillUsable(words);
  return (
    <>
      <Chips
        label={t`What is it about?`}
        value={words.category}
        onChange={(category) => onChange({ category })}
        options={PROBLEM_CATEGORIES.map((value) => ({ value, label: t(CATEGORY_WORDS[value]) }))}
      />
      <div className={css['pair']}>
        <Chips
          label={t`How bad is it?`}
          value={words.severity}
          onChange={(value) => onChange({ severity: value })}
          options={severity.options.map((value) => ({ value, label: t(SEVERITY_WORDS[value]) }))}
        />
        <Chips
          label={t`Can it still be used?`}
          value={stillUsable ? 'yes' : 'no'}
          onChange={(value) => onChange({ usable: value === 'yes' })}
          options={[
            { value: 'yes', label: t`Yes` },
            { value: 'no', label: t`No` },
          ]}
        />
      </div>
      <p className={css['effect']} role="status">
        <Effect words={words} />
      </p>
    </>
  );
}

/** What everybody sees because of it, said before it is sent. */
function Effect({ words }: { words: ProblemWords }) {
  switch (effectOf({ severity: words.severity, stillUsable: isStillUsable(words) })) {
    case 'operational':
      return <Trans>Everybody sees the problem here; the equipment stays free to use.</Trans>;
    case 'impaired':
      return <Trans>Everybody sees “Impaired” here; the equipment can still be used.</Trans>;
    case 'out-of-service':
      return <Trans>Everybody sees “Out of service” here, and nobody can start until it is resolved.</Trans>;
  }
}
