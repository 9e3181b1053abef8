import { Trans, useLingui } from '@lingui/react/macro';
import { Chips } from '../ui/Chips.tsx';
import { CONDITION_WORDS } from '../ui/status-words.ts';
import { TextField } from '../ui/TextField.tsx';
import type { ConditionDraft } from './condition-draft.ts';

const CONDITIONS = ['operational', 'impaired', 'out-of-service'] as const;

interface ConditionFieldsProps {
  draft: ConditionDraft;
  onChange(draft: ConditionDraft): void;
}

export function ConditionFields({ draft, onChange }: ConditionFieldsProps) {
  const { t } = useLingui();
  const { condition, reason, backAt } = draft;
  return (
    <>
      <Chips
        label={t`It is`}
        value={condition}
        onChange={(next) => onChange({ ...draft, condition: next })}
        options={CONDITIONS.map((value) => ({ value, label: t(CONDITION_WORDS[value]) }))}
      />
      {condition === 'operational' ? (
        <p>
          <Trans>Sessions can be started again at once.</Trans>
        </p>
      ) : (
        <>
          <TextField
            label={t`Why? People read this at the instrument.`}
            value={reason}
            onChange={(next) => onChange({ ...draft, reason: next })}
            isRequired
            maxLength={2000}
            rows={2}
          />
          <TextField
            label={t`Expected back`}
            hint={t`If you know. It shows at the instrument.`}
            type="datetime-local"
            value={backAt}
            onChange={(next) => onChange({ ...draft, backAt: next })}
          />
        </>
      )}
    </>
  );
}
