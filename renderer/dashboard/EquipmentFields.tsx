import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { afterUse, type OfflinePolicy, type SaidAfterUse } from '../../protocol/entities.ts';
import { useHub } from '../store/use-hub.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { AFTER_USE_WORDS, OFFLINE_WORDS } from '../ui/status-words.ts';
import { TextField } from '../ui/TextField.tsx';
import css from './ActForm.module.css';

export interface EquipmentDraft {
  name: string;
  room: string;
  category: string;
  requiresQualification: boolean;
  offlinePolicy: OfflinePolicy;
  afterUse: SaidAfterUse;
  afterUseNote: string;
}

const POLICIES = ['allow', 'allow-current', 'deny'] as const;

interface EquipmentFieldsProps {
  draft: EquipmentDraft;
  onChange(draft: EquipmentDraft): void;
}

export function EquipmentFields({ draft, onChange }: EquipmentFieldsProps) {
  const { t } = useLingui();
  const [rooms, categories] = [useId(), useId()];
  const edit = (change: Partial<EquipmentDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label={t`Name`}
        value={draft.name}
        onChange={(name) => edit({ name })}
        isRequired
        autoFocus
        maxLength={80}
      />
      <TextField
        label={t`Room`}
        value={draft.room}
        onChange={(room) => edit({ room })}
        isRequired
        maxLength={80}
        inputProps={{ list: rooms }}
      />
      <TextField
        label={t`Category`}
        value={draft.category}
        onChange={(category) => edit({ category })}
        isRequired
        maxLength={80}
        inputProps={{ list: categories }}
      />
      <KnownValues id={rooms} of="room" />
      <KnownValues id={categories} of="category" />
      <label className={css['check']}>
        <input
          type="checkbox"
          checked={draft.requiresQualification}
          onChange={(event) => edit({ requiresQualification: event.target.checked })}
        />
        {t`Only for people with a qualification`}
      </label>
      <SelectField
        label={t`While its kiosk can’t reach the hub`}
        value={draft.offlinePolicy}
        onChange={(offlinePolicy) => edit({ offlinePolicy })}
        options={POLICIES.map((value) => ({ value, label: t(OFFLINE_WORDS[value]) }))}
      />
      <SelectField
        label={t`When a session ends`}
        value={draft.afterUse}
        onChange={(value) => edit({ afterUse: value })}
        options={[
          { value: 'unsaid', label: t`Nothing is said` },
          ...afterUse.options.map((value) => ({ value, label: t(AFTER_USE_WORDS[value]) })),
        ]}
      />
      <TextField
        label={t`What else is to be done then, if anything`}
        hint={t`Stands on the kiosk where a session is ended, as “Close the gas valve”.`}
        value={draft.afterUseNote}
        onChange={(afterUseNote) => edit({ afterUseNote })}
        maxLength={200}
      />
    </>
  );
}

/** What others are called, so that one room does not get two names. */
function KnownValues({ id, of }: { id: string; of: 'room' | 'category' }) {
  const floor = useHub((s) => s.floor);
  const values = new Set(Object.values(floor?.equipment ?? {}).map((one) => one[of]));
  return (
    <datalist id={id}>
      {[...values].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
