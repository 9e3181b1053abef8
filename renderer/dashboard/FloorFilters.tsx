import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Chips } from '../ui/Chips.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './FloorPage.module.css';
import { type FloorFilter, SHOW, type Show } from './floor-layout.ts';

const WORDS: Record<Show, MessageDescriptor> = {
  all: msg`All`,
  abnormal: msg`Need attention`,
  'in-use': msg`In use`,
  free: msg`Free`,
};

interface FloorFiltersProps {
  filter: FloorFilter;
  /** What each would show, given the search. */
  counts: Record<Show, number>;
  onChange(filter: FloorFilter): void;
}

export function FloorFilters({ filter, counts, onChange }: FloorFiltersProps) {
  const { t } = useLingui();
  return (
    <div className={css['filters']}>
      <Chips
        label={t`Show`}
        isLabelHidden
        value={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        options={SHOW.map((value) => ({
          value,
          label: (
            <>
              {t(WORDS[value])} <span className={css['count']}>{counts[value]}</span>
            </>
          ),
        }))}
      />
      <TextField
        aria-label={t`Search equipment, rooms and people`}
        inputProps={{ placeholder: t`Search equipment, rooms and people` }}
        type="search"
        maxLength={200}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
    </div>
  );
}
