import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Condition, Equipment } from '../../protocol/entities.ts';
import { Chips } from '../ui/Chips.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CONDITION_WORDS } from '../ui/status-words.ts';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { fromLocalInput, toLocalInput } from './local-input.ts';
import { useDialogAct } from './use-dialog-act.ts';

const CONDITIONS = ['operational', 'impaired', 'out-of-service'] as const;

interface ConditionDialogProps {
  equipment: Equipment;
  isOpen: boolean;
  onClose(): void;
}

export function ConditionDialog({ equipment, isOpen, onClose }: ConditionDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Condition of ${equipment.name}`} isOpen={isOpen} onClose={onClose}>
      <ConditionForm equipment={equipment} onClose={onClose} />
    </Dialog>
  );
}

function ConditionForm({ equipment, onClose }: { equipment: Equipment; onClose(): void }) {
  const { t } = useLingui();
  const [condition, setCondition] = useState<Condition>(equipment.condition);
  const [reason, setReason] = useState(equipment.conditionReason ?? '');
  const [backAt, setBackAt] = useState(toLocalInput(equipment.expectedBackAt));
  const act = useDialogAct(onClose);
  const works = condition === 'operational';

  function submit() {
    const body = { type: 'equipment.set-condition', equipmentId: equipment.id, condition } as const;
    const expectedBackAt = fromLocalInput(backAt);
    if (works) act.submit(body);
    else act.submit({ ...body, reason: reason.trim(), ...(expectedBackAt !== undefined && { expectedBackAt }) });
  }

  return (
    <ActForm
      act={act}
      intent="equipment.set-condition"
      label={<Trans>Set condition</Trans>}
      onSubmit={submit}
      onCancel={onClose}
    >
      <Chips
        label={t`It is`}
        value={condition}
        onChange={(next) => setCondition(next)}
        options={CONDITIONS.map((value) => ({ value, label: t(CONDITION_WORDS[value]) }))}
      />
      {works ? (
        <p>
          <Trans>Sessions can be started again at once.</Trans>
        </p>
      ) : (
        <>
          <TextField
            label={t`Why? People read this at the instrument.`}
            value={reason}
            onChange={setReason}
            isRequired
            maxLength={2000}
            rows={2}
          />
          <TextField
            label={t`Expected back`}
            hint={t`If you know. It shows at the instrument.`}
            type="datetime-local"
            value={backAt}
            onChange={setBackAt}
          />
        </>
      )}
    </ActForm>
  );
}
