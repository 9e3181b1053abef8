import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useHub } from '../store/use-hub.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './AuditPage.module.css';
import type { AuditFilter } from './audit-pages.ts';
import { ASKED } from './audit-words.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange(filter: AuditFilter): void }) {
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
        value={filter.user}
        options={[{ value: '', label: t`Everybody` }, ...people]}
        onChange={(user) => onChange({ ...filter, user })}
      />
      <SelectField
        label={t`What`}
        value={filter.type}
        options={[{ value: '', label: t`Everything` }, ...types]}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <TextField
        label={<Trans>From</Trans>}
        type="datetime-local"
        value={toLocalInput(filter.since)}
        onChange={(value) => onChange({ ...filter, since: fromLocalInput(value) })}
      />
      <TextField
        label={<Trans>Until</Trans>}
        type="datetime-local"
        value={toLocalInput(filter.until)}
        onChange={(value) => onChange({ ...filter, until: fromLocalInput(value) })}
      />
    </div>
  );
}
