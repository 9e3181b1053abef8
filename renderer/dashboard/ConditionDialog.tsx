import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { conditionDraftOf, setConditionOf } from './condition-draft.ts';
import { useDialogAct } from './use-dialog-act.ts';

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
  const [draft, setDraft] = useState(() => conditionDraftOf(equipment));
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="equipment.set-condition"
      label={<Trans>Set condition</Trans>}
      onSubmit={() => act.submit(setConditionOf(equipment.id, draft))}
      onCancel={onClose}
    >
      <ConditionFields draft={draft} onChange={setDraft} />
    </ActForm>
  );
}
