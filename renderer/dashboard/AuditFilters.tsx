import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useHub } from '../store/use-hub.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './AuditPage.module.css';
import type { AuditChoice } from './audit-choice.ts';
import { ASKED } from './audit-words.ts';

export function AuditFilters({ choice, onChange }: { choice: AuditChoice; onChange(choice: AuditChoice): void }) {
  const { t } = useLingui();
  const users = useHub((s) => s.staff?.users);
  const people = useMemo(
    () =>
      Object.values(users ?? {})
        .map(({ id, name }) => ({ value: id, label: name }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [users],
  );
  // A screen's act and the command line's fact may read alike; the act is what people look for.
  const types = Object.entries(ASKED)
    .map(([value, words]) => ({ value, label: t(words) }))
    .filter((one, i, all) => all.findIndex(({ label }) => label === one.label) === i)
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <div className={css['filters']}>
      <SelectField
        label={t`Person`}
        value={choice.user}
        options={[{ value: '', label: t`Everybody` }, ...people]}
        onChange={(user) => onChange({ ...choice, user })}
      />
      <SelectField
        label={t`What`}
        value={choice.type}
        options={[{ value: '', label: t`Everything` }, ...types]}
        onChange={(type) => onChange({ ...choice, type })}
      />
      <TextField
        label={<Trans>From</Trans>}
        type="datetime-local"
        value={choice.since}
        onChange={(since) => onChange({ ...choice, since })}
      />
      <TextField
        label={<Trans>Until</Trans>}
        type="datetime-local"
        value={choice.until}
        onChange={(until) => onChange({ ...choice, until })}
      />
    </div>
  );
}
