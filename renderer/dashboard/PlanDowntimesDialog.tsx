import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { hubNow } from '../store/use-clock.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { DowntimeFields } from './DowntimeFields.tsx';
import { newDowntimeDraft, readDowntime } from './downtime-draft.ts';
import type { EquipmentBulkProps } from './equipment-bulk.ts';
import { useBulkAct } from './use-bulk-act.ts';

/** Plans the same downtime for several pieces of equipment, each by an act of its own: any can be changed alone later. */
export function PlanDowntimesDialog({ equipment, onClose }: EquipmentBulkProps) {
  const { t } = useLingui();
  const bulk = useBulkAct();
  const [draft, setDraft] = useState(() => newDowntimeDraft(hubNow()));
  const read = readDowntime(draft);

  function submit() {
    if (!read) return;
    bulk.submit(
      equipment.map(({ id, name }) => ({
        id,
        label: name,
        body: { type: 'downtime.plan', downtimeId: newId(), equipmentId: id, ...read },
      })),
    );
  }

  return (
    <BulkDialog
      title={t`Plan a downtime of several`}
      bulk={bulk}
      label={<Trans>Plan it</Trans>}
      isReady={read !== undefined}
      doneWords={(count) => <Plural value={count} one="# downtime is planned." other="# downtimes are planned." />}
      onSubmit={submit}
      onClose={onClose}
    >
      <DowntimeFields draft={draft} onChange={setDraft} />
    </BulkDialog>
  );
}
