import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { RefusedAct } from '../ui/RefusalText.tsx';
import { PendingWords } from './PendingWords.tsx';
import css from './SamplesPage.module.css';
import type { BulkLine } from './use-bulk-act.ts';

interface BulkAnswersProps {
  lines: readonly BulkLine[];
  /** How many are done, in words. */
  doneWords(count: number): ReactNode;
}

/** What became of each of many acts, and how many are done. */
export function BulkAnswers({ lines, doneWords }: BulkAnswersProps) {
  const { t } = useLingui();
  const done = lines.filter(({ act }) => act.phase === 'confirmed').length;
  const refused = lines.filter(({ act }) => 'refusal' in act).length;
  return (
    <>
      <p role="status">
        {doneWords(done)} {refused > 0 && <Plural value={refused} one="# was refused." other="# were refused." />}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has only keys */}
      <ul className={css['answers']} tabIndex={0} aria-label={t`Answers`}>
        {lines.map((line) => (
          <li key={line.id} className={css['answer']}>
            <strong>{line.label}</strong>
            <Answer {...line} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Answer({ act, body }: Pick<BulkLine, 'act' | 'body'>) {
  switch (act.phase) {
    case 'refused':
    case 'unsaved':
      return (
        <span className={css['refused']}>
          <RefusedAct refusal={act.refusal} body={body} />
        </span>
      );
    case 'confirmed':
      return (
        <span className={css['confirmed']}>
          <Trans>Confirmed</Trans>
        </span>
      );
    case 'idle':
    case 'saving':
    case 'saved':
    case 'sent':
      return (
        <span className={css['pending']}>
          <PendingWords />
        </span>
      );
  }
}
