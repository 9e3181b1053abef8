import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { ChooseAll } from './ChooseAll.tsx';
import css from './FloorBulk.module.css';
import { PlanDowntimesDialog } from './PlanDowntimesDialog.tsx';
import { SetConditionsDialog } from './SetConditionsDialog.tsx';
import { TellKiosksDialog } from './TellKiosksDialog.tsx';

interface FloorBulkProps {
  /** What the filter shows. */
  ids: readonly string[];
  /** What of it is chosen. */
  chosen: readonly string[];
  onChoose(ids: string[]): void;
}

const DIALOGS = { condition: SetConditionsDialog, downtime: PlanDowntimesDialog, message: TellKiosksDialog };

interface Asked {
  what: keyof typeof DIALOGS;
  equipment: readonly Equipment[];
}

/** What can be done with several pieces of equipment at once. */
export function FloorBulk({ ids, chosen, onChoose }: FloorBulkProps) {
  const { t } = useLingui();
  // What is asked for is asked of what was chosen then, however the floor moves on behind the dialog.
  const [asked, setAsked] = useState<Asked | null>(null);
  const Asking = asked && DIALOGS[asked.what];

  function ask(what: keyof typeof DIALOGS) {
    const all = useHub.getState().floor?.equipment;
    setAsked({ what, equipment: chosen.flatMap((id) => all?.[id] ?? []) });
  }

  return (
    <section aria-label={t`Do with several`} className={css['bulk']}>
      {ids.length > 0 && (
        <ChooseAll ids={ids} chosen={chosen.length} onChoose={onChoose}>
          <Plural value={ids.length} one="Choose the one shown" other="Choose all # shown" />
        </ChooseAll>
      )}
      {chosen.length > 0 && (
        <>
          <Button onPress={() => ask('condition')}>
            <Trans>Set condition</Trans>
          </Button>
          <Button onPress={() => ask('downtime')}>
            <Trans>Plan a downtime</Trans>
          </Button>
          <Button onPress={() => ask('message')}>
            <Trans>Tell those at the kiosks</Trans>
          </Button>
        </>
      )}
      {asked && Asking && <Asking equipment={asked.equipment} onClose={() => setAsked(null)} />}
    </section>
  );
}
