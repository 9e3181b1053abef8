import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import { mayWorkOn } from '../../protocol/sample-work.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { Button } from '../ui/Button.tsx';
import { ChooseAll } from './ChooseAll.tsx';
import { type BulkChange, SampleBulkDialog } from './SampleBulkDialog.tsx';
import css from './SamplesPage.module.css';

interface SampleBulkProps {
  rows: readonly Sample[];
  /** Those of them that are chosen. */
  chosen: readonly Sample[];
  me: SignedIn;
  onChoose(ids: string[]): void;
}

/** What can be done with many samples at once, as far as they are one's own to work on. */
export function SampleBulk({ rows, chosen, me, onChoose }: SampleBulkProps) {
  const [change, setChange] = useState<BulkChange | null>(null);
  // What is asked for is asked of what was chosen then, however the list moves on behind the dialog.
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const mine = chosen.filter((one) => mayWorkOn(one, me));

  function open(next: BulkChange) {
    setSamples(mine);
    setChange(next);
  }

  return (
    <div className={css['bulk']}>
      <ChooseAll ids={rows.map((one) => one.id)} chosen={chosen.length} onChoose={onChoose}>
        <Plural value={rows.length} one="Choose the one sample" other="Choose all # samples" />
      </ChooseAll>
      {mine.length > 0 && (
        <>
          <Button onPress={() => open('take')}>
            <Trans>Take</Trans>
          </Button>
          <Button onPress={() => open('assign')}>
            <Trans>Assign</Trans>
          </Button>
          <Button onPress={() => open('status')}>
            <Trans>Change status</Trans>
          </Button>
        </>
      )}
      {chosen.length > 0 && mine.length === 0 && (
        <span className={css['pending']}>
          <Trans>These are somebody else’s to work on.</Trans>
        </span>
      )}
      {change && <SampleBulkDialog change={change} samples={samples} me={me} onClose={() => setChange(null)} />}
    </div>
  );
}
