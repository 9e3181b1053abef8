import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { changedFields } from './changed-fields.ts';
import { type EquipmentDraft, EquipmentFields } from './EquipmentFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface EditEquipmentDialogProps {
  equipment: Equipment;
  isOpen: boolean;
  onClose(): void;
}

export function EditEquipmentDialog({ equipment, isOpen, onClose }: EditEquipmentDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Edit ${equipment.name}`} isOpen={isOpen} onClose={onClose}>
      <EditForm equipment={equipment} onClose={onClose} />
    </Dialog>
  );
}

function EditForm({ equipment, onClose }: { equipment: Equipment; onClose(): void }) {
  const [before] = useState(equipment);
  const [draft, setDraft] = useState(() => fieldsOf(equipment));
  const act = useDialogAct(onClose);

  function submit() {
    const changes = changedFields(fieldsOf(before), draft);
    if (Object.keys(changes).length === 0) onClose();
    else act.submit({ type: 'equipment.update', equipmentId: equipment.id, ...changes });
  }

  return (
    <ActForm act={act} intent="equipment.update" label={<Trans>Save</Trans>} onSubmit={submit} onCancel={onClose}>
      <EquipmentFields draft={draft} onChange={setDraft} />
    </ActForm>
  );
}

const fieldsOf = (equipment: Equipment): EquipmentDraft => ({
  name: equipment.name,
  room: equipment.room,
  category: equipment.category,
  requiresQualification: equipment.requiresQualification,
  offlinePolicy: equipment.offlinePolicy,
  afterUse: equipment.afterUse ?? 'unsaid',
  afterUseNote: equipment.afterUseNote ?? '',
});
