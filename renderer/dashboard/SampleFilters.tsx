import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Sample, sampleStatus } from '../../protocol/entities.ts';
import { Chips } from '../ui/Chips.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { SAMPLE_WORDS } from '../ui/sample-words.ts';
import { TextField } from '../ui/TextField.tsx';
import css from './SamplesPage.module.css';
import { kindsOf, recipientsOf, type SampleFilter, WHOSE, type Whose } from './sample-list.ts';

const WORDS: Record<Whose, MessageDescriptor> = {
  all: msg`All`,
  unread: msg`Unread`,
  mine: msg`Taken by me`,
  nobodys: msg`Taken by nobody`,
  finished: msg`Finished`,
};

interface SampleFiltersProps {
  filter: SampleFilter;
  samples: readonly Sample[];
  counts: Record<Whose, number>;
  onChange(filter: SampleFilter): void;
}

export function SampleFilters({ filter, samples, counts, onChange }: SampleFiltersProps) {
  const { t } = useLingui();
  const statuses = sampleStatus.options.map((value) => ({ value, label: t(SAMPLE_WORDS[value]) }));
  const kinds = kindsOf(samples).map((value) => ({ value, label: value }));
  const recipients = recipientsOf(samples).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={css['filters']}>
      <Chips
        label={t`Show`}
        isLabelHidden
        value={filter.whose}
        onChange={(whose) => onChange({ ...filter, whose })}
        options={WHOSE.map((value) => ({
          value,
          label: (
            <>
              {t(WORDS[value])} {value !== 'finished' && <span className={css['count']}>{counts[value]}</span>}
            </>
          ),
        }))}
      />
      <div className={css['selects']}>
        <SelectField
          label={t`Status`}
          value={filter.status}
          options={[{ value: '', label: t`Any status` }, ...statuses]}
          onChange={(status) => onChange({ ...filter, status })}
        />
        <SelectField
          label={t`Kind`}
          value={filter.kind}
          options={[{ value: '', label: t`Any kind` }, ...kinds]}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
        <SelectField
          label={t`For`}
          value={filter.recipientId}
          options={[{ value: '', label: t`Anybody` }, ...recipients]}
          onChange={(recipientId) => onChange({ ...filter, recipientId })}
        />
        <TextField
          label={t`Search`}
          hint={t`Label, receipt, kind or person`}
          type="search"
          maxLength={200}
          value={filter.search}
          onChange={(search) => onChange({ ...filter, search })}
        />
      </div>
    </div>
  );
}
