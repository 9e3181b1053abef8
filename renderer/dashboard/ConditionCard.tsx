import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import { CONDITION_WORDS } from '../ui/status-words.ts';
import css from './Card.module.css';
import { Card, Fact, Facts } from './Card.tsx';
import { ConditionDialog } from './ConditionDialog.tsx';
import { ReasonText } from './ReasonText.tsx';

/** Whether it works, why not, and until when. */
export function ConditionCard({ equipment, isManager }: { equipment: Equipment; isManager: boolean }) {
  const { t } = useLingui();
  const { when } = useFormat();
  const now = useMinute();
  const [isOpen, setOpen] = useState(false);
  const action = isManager && (
    <Button onPress={() => setOpen(true)}>
      <Trans>Set condition</Trans>
    </Button>
  );
  return (
    <Card title={<Trans>Condition</Trans>} action={action}>
      <p className={css['lead']}>{t(CONDITION_WORDS[equipment.condition])}</p>
      <Facts>
        {equipment.conditionReason !== undefined && (
          <Fact name={<Trans>Why</Trans>}>
            <ReasonText equipmentId={equipment.id} reason={equipment.conditionReason} />
          </Fact>
        )}
        {equipment.expectedBackAt !== undefined && (
          <Fact name={<Trans>Expected back</Trans>}>{when(equipment.expectedBackAt, now)}</Fact>
        )}
      </Facts>
      <ConditionDialog equipment={equipment} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Card>
  );
}
