import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Downtime } from '../../protocol/downtime.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { hubNow } from '../store/use-clock.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { fromLocalInput, toLocalInput } from './local-input.ts';
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

const HOUR_MS = 3_600_000;
/** The next full hour: nobody plans for now. */
const nextHour = (): number => Math.ceil(hubNow() / HOUR_MS) * HOUR_MS;

function DowntimeForm({ equipment, downtime, onClose }: DowntimeFormProps) {
  const { t } = useLingui();
  // One id for all tries of this form: pressed twice, it is planned once.
  const [downtimeId] = useState(() => downtime?.id ?? newId());
  const [first] = useState(nextHour);
  const [start, setStart] = useState(toLocalInput(downtime?.startsAt ?? first));
  const [end, setEnd] = useState(toLocalInput(downtime?.endsAt ?? first + 2 * HOUR_MS));
  const [reason, setReason] = useState(downtime?.reason ?? '');
  const act = useDialogAct(onClose);
  const hasBegun = downtime?.startedAt !== undefined;
  const [startsAt, endsAt] = [fromLocalInput(start), fromLocalInput(end)];

  function submit() {
    if (startsAt === undefined || endsAt === undefined) return;
    const words = { endsAt, reason: reason.trim() };
    if (!downtime) act.submit({ type: 'downtime.plan', downtimeId, equipmentId: equipment.id, startsAt, ...words });
    else act.submit({ type: 'downtime.change', downtimeId, ...words, ...(!hasBegun && { startsAt }) });
  }

  return (
    <ActForm
      act={act}
      intent={downtime ? 'downtime.change' : 'downtime.plan'}
      label={downtime ? <Trans>Change</Trans> : <Trans>Plan it</Trans>}
      isReady={startsAt !== undefined && endsAt !== undefined}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextField
        label={t`From`}
        type="datetime-local"
        value={start}
        onChange={setStart}
        isRequired
        isDisabled={hasBegun}
      />
      <TextField label={t`Until`} type="datetime-local" value={end} onChange={setEnd} isRequired />
      <TextField
        label={t`Why? People read this at the instrument.`}
        value={reason}
        onChange={setReason}
        isRequired
        maxLength={2000}
        rows={2}
      />
      <p>
        <Trans>
          It is out of service from then till then by itself. Afterwards its condition is again as it was before. A
          session that runs goes on, and is told.
        </Trans>
      </p>
    </ActForm>
  );
}
