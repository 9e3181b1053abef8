import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../protocol/entities.ts';
import { Button } from '../ui/Button.tsx';
import { ChooseAll } from './ChooseAll.tsx';
import { EndSessionsDialog } from './EndSessionsDialog.tsx';
import css from './SamplesPage.module.css';

interface SessionBulkProps {
  /** Those in sight that run. */
  endable: readonly Session[];
  /** Those of them that are chosen. */
  chosen: readonly Session[];
  nameOf(equipmentId: string): string;
  onChoose(ids: string[]): void;
}

/** Several sessions that run are ended with one reason. */
export function SessionBulk({ endable, chosen, nameOf, onChoose }: SessionBulkProps) {
  // What is asked for is asked of what was chosen then, however the list moves on behind the dialog.
  const [ending, setEnding] = useState<readonly Session[] | null>(null);
  return (
    <div className={css['bulk']}>
      {endable.length > 0 && (
        <ChooseAll ids={endable.map((one) => one.id)} chosen={chosen.length} onChoose={onChoose}>
          <Plural value={endable.length} one="Choose the one that runs" other="Choose all # that run" />
        </ChooseAll>
      )}
      {chosen.length > 0 && (
        <Button onPress={() => setEnding(chosen)}>
          <Trans>End these sessions</Trans>
        </Button>
      )}
      {ending && <EndSessionsDialog sessions={ending} nameOf={nameOf} onClose={() => setEnding(null)} />}
    </div>
  );
}
