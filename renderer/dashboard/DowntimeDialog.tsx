import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Downtime } from '../../protocol/downtime.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { hubNow } from '../store/use-clock.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ActForm } from './ActForm.tsx';
import { DowntimeFields } from './DowntimeFields.tsx';
import { downtimeDraftOf, newDowntimeDraft, readDowntime } from './downtime-draft.ts';
import { useDialogAct } from './use-dialog-act.ts';

interface DowntimeFormProps {
  equipment: Equipment;
  /** The one to change; a new one where there is none. */
  downtime?: Downtime;
  onClose(): void;
}

export function DowntimeDialog({ isOpen, ...form }: DowntimeFormProps & { isOpen: boolean }) {
  const { t } = useLingui();
  const { name } = form.equipment;
  return (
    <Dialog
      title={form.downtime ? t`Change a downtime of ${name}` : t`Plan a downtime of ${name}`}
      isOpen={isOpen}
      onClose={form.onClose}
    >
      <DowntimeForm {...form} />
    </Dialog>
  );
}

function DowntimeForm({ equipment, downtime, onClose }: DowntimeFormProps) {
  // One id for all tries of this form: pressed twice, it is planned once.
  const [downtimeId] = useState(() => downtime?.id ?? newId());
  const [draft, setDraft] = useState(() => (downtime ? downtimeDraftOf(downtime) : newDowntimeDraft(hubNow())));
  const act = useDialogAct(onClose);
  const hasBegun = downtime?.startedAt !== undefined;
  const read = readDowntime(draft);

  function submit() {
    if (!read) return;
    const { startsAt, ...words } = read;
    if (!downtime) act.submit({ type: 'downtime.plan', downtimeId, equipmentId: equipment.id, ...read });
    else act.submit({ type: 'downtime.change', downtimeId, ...words, ...(!hasBegun && { startsAt }) });
  }

  return (
    <ActForm
      act={act}
      intent={downtime ? 'downtime.change' : 'downtime.plan'}
      label={downtime ? <Trans>Change</Trans> : <Trans>Plan it</Trans>}
      isReady={read !== undefined}
      onSubmit={submit}
      onCancel={onClose}
    >
      <DowntimeFields draft={draft} hasBegun={hasBegun} onChange={setDraft} />
    </ActForm>
  );
}
