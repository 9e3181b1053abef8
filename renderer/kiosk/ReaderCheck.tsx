import { Trans } from '@lingui/react/macro';
import { IdCard } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import css from './CheckScreen.module.css';
import { useReaderVerdict } from './checks.ts';
import form from './Forms.module.css';
import { ReaderWords } from './ReaderWords.tsx';
import { useWedgeTest } from './use-wedge-test.ts';

/** Tries the reader with any badge. Only how its keys came is noted: the number is neither shown nor kept. */
export function ReaderCheck({ onDone }: { onDone(): void }) {
  useWedgeTest((verdict) => useReaderVerdict.setState({ verdict }));
  const verdict = useReaderVerdict((s) => s.verdict);
  return (
    <div className={form['screen']}>
      <div className={form['scroller']}>
        <div className={`${form['body']} ${css['middle']}`}>
          <h1 className={form['title']}>
            <Trans>Hold any badge to the reader</Trans>
          </h1>
          <IdCard aria-hidden="true" className={css['badge']} />
          <p className={form['lead']}>
            <Trans>Nobody is signed in by it, and its number is neither shown nor kept.</Trans>
          </p>
          {verdict && (
            <Notice tone={verdict.type === 'works' ? 'good' : 'alarm'}>
              <ReaderWords verdict={verdict} />
            </Notice>
          )}
        </div>
      </div>
      <footer className={form['actions']}>
        <Button look="primary" onPress={onDone}>
          <Trans>Done</Trans>
        </Button>
      </footer>
    </div>
  );
}
