import { Trans, useLingui } from '@lingui/react/macro';
import type { Equipment } from '../../protocol/entities.ts';
import { goTo } from '../app/path.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { useDialogAct } from './use-dialog-act.ts';

interface RetireDialogProps {
  equipment: Equipment;
  isOpen: boolean;
  onClose(): void;
}

export function RetireDialog({ equipment, isOpen, onClose }: RetireDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog role="alertdialog" title={t`Retire ${equipment.name}?`} isOpen={isOpen} onClose={onClose}>
      <RetireForm equipment={equipment} onClose={onClose} />
    </Dialog>
  );
}

function RetireForm({ equipment, onClose }: { equipment: Equipment; onClose(): void }) {
  const act = useDialogAct(() => {
    onClose();
    goTo('/');
  });
  return (
    <ActForm
      act={act}
      intent="equipment.retire"
      look="danger"
      label={<Trans>Retire it</Trans>}
      onSubmit={() => act.submit({ type: 'equipment.retire', equipmentId: equipment.id })}
      onCancel={onClose}
    >
      <p>
        <Trans>It leaves the floor and its kiosks, and this can’t be undone. Its past sessions stay in the log.</Trans>
      </p>
    </ActForm>
  );
}
