import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Station } from '../../protocol/entities.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { EquipmentChoice } from './EquipmentChoice.tsx';
import { PostForm } from './PostAnnouncementDialog.tsx';
import { useDialogAct } from './use-dialog-act.ts';

export type StationAct = 'message' | 'rename' | 'assign' | 'revoke';

interface StationDialogProps {
  station: Station;
  act: StationAct;
  onClose(): void;
}

/** What somebody who runs the lab does with a station. */
export function StationDialog({ station, act, onClose }: StationDialogProps) {
  const { t } = useLingui();
  const { name } = station;
  const titles = {
    message: t`Message to ${name}`,
    rename: t`Rename ${name}`,
    assign: t`Equipment of ${name}`,
    revoke: t`Revoke ${name}?`,
  };
  return (
    <Dialog title={titles[act]} isOpen onClose={onClose} role={act === 'revoke' ? 'alertdialog' : 'dialog'}>
      <Inside station={station} act={act} onClose={onClose} />
    </Dialog>
  );
}

function Inside({ act, ...rest }: StationDialogProps) {
  switch (act) {
    case 'message':
      return <PostForm to={[rest.station]} onClose={rest.onClose} />;
    case 'rename':
      return <RenameForm {...rest} />;
    case 'assign':
      return <AssignForm {...rest} />;
    case 'revoke':
      return <RevokeForm {...rest} />;
  }
}

type FormProps = Omit<StationDialogProps, 'act'>;

function RenameForm({ station, onClose }: FormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(station.name);
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="station.rename"
      label={<Trans>Save</Trans>}
      onSubmit={() => act.submit({ type: 'station.rename', stationId: station.id, name })}
      onCancel={onClose}
    >
      <TextField label={t`Name`} value={name} onChange={setName} isRequired autoFocus maxLength={80} />
    </ActForm>
  );
}

function AssignForm({ station, onClose }: FormProps) {
  const [equipmentIds, setEquipmentIds] = useState(station.equipmentIds);
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="station.assign"
      label={<Trans>Save</Trans>}
      onSubmit={() => act.submit({ type: 'station.assign', stationId: station.id, equipmentIds })}
      onCancel={onClose}
    >
      <EquipmentChoice chosen={equipmentIds} onChange={setEquipmentIds} />
    </ActForm>
  );
}

function RevokeForm({ station, onClose }: FormProps) {
  const act = useDialogAct(onClose);
  return (
    <ActForm
      act={act}
      intent="station.revoke"
      look="danger"
      label={<Trans>Revoke it</Trans>}
      onSubmit={() => act.submit({ type: 'station.revoke', stationId: station.id })}
      onCancel={onClose}
    >
      <p>
        <Trans>
          Its kiosk is sent away at once and shows a pairing code. Running sessions go on. To use it again, pair it
          anew.
        </Trans>
      </p>
    </ActForm>
  );
}
