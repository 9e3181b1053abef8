import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { type EquipmentDraft, EquipmentFields } from './EquipmentFields.tsx';
import { useDialogAct } from './use-dialog-act.ts';

const EMPTY: EquipmentDraft = {
  name: '',
  room: '',
  category: '',
  requiresQualification: false,
  offlinePolicy: 'allow-current',
  afterUse: 'unsaid',
  afterUseNote: '',
};

export function AddEquipmentDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Add equipment`} isOpen={isOpen} onClose={onClose}>
      <AddForm onClose={onClose} />
    </Dialog>
  );
}

function AddForm({ onClose }: { onClose(): void }) {
  const [draft, setDraft] = useState(EMPTY);
  // One id for all tries of this form: pressed twice, it is added once.
  const [equipmentId] = useState(() => newId());
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="equipment.create"
      label={<Trans>Add</Trans>}
      onSubmit={() => act.submit({ type: 'equipment.create', equipmentId, ...draft })}
      onCancel={onClose}
    >
      <EquipmentFields draft={draft} onChange={setDraft} />
    </ActForm>
  );
}
