import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { BulkDialog } from './BulkDialog.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { NEW_CONDITION, setConditionOf } from './condition-draft.ts';
import type { EquipmentBulkProps } from './equipment-bulk.ts';
import { useBulkAct } from './use-bulk-act.ts';

/** Sets how several pieces of equipment work, each by an act of its own. */
export function SetConditionsDialog({ equipment, onClose }: EquipmentBulkProps) {
  const { t } = useLingui();
  const bulk = useBulkAct();
  const [draft, setDraft] = useState(NEW_CONDITION);
  return (
    <BulkDialog
      title={t`Set the condition of several`}
      bulk={bulk}
      label={<Trans>Set condition</Trans>}
      doneWords={(count) => (
        <Plural value={count} one="# piece of equipment is changed." other="# pieces of equipment are changed." />
      )}
      onSubmit={() =>
        bulk.submit(equipment.map(({ id, name }) => ({ id, label: name, body: setConditionOf(id, draft) })))
      }
      onClose={onClose}
    >
      <ConditionFields draft={draft} onChange={setDraft} />
    </BulkDialog>
  );
}
