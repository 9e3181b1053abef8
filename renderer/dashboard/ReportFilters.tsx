import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReportBy, reportBy } from '../../protocol/reports.ts';
import { Chips } from '../ui/Chips.tsx';
import { TextField } from '../ui/TextField.tsx';
import { dateOf } from './days.ts';
import css from './ReportsPage.module.css';
import { type Days, RANGES, type Range, type ReportChoice } from './reports-choice.ts';

const RANGE_WORDS: Record<Range, MessageDescriptor> = {
  'this-week': msg`This week`,
  'last-week': msg`Last week`,
  'this-month': msg`This month`,
  custom: msg`Other days`,
};

const BY_WORDS: Record<ReportBy, MessageDescriptor> = {
  equipment: msg`Equipment`,
  person: msg`Person`,
  project: msg`Project`,
  week: msg`Week`,
};

interface ReportFiltersProps {
  choice: ReportChoice;
  /** None where the dates make no time. */
  days: Days | undefined;
  onChange(choice: ReportChoice): void;
}

export function ReportFilters({ choice, days, onChange }: ReportFiltersProps) {
  const { t } = useLingui();

  /** Other days begin as those that are in sight. */
  function chooseRange(range: Range): void {
    const dates = days && { first: dateOf(days.from), last: dateOf(days.to - 1) };
    onChange({ ...choice, ...(range === 'custom' && dates), range });
  }

  return (
    <div className={css['filters']}>
      <Chips
        label={<Trans>Time</Trans>}
        value={choice.range}
        options={RANGES.map((value) => ({ value, label: t(RANGE_WORDS[value]) }))}
        onChange={chooseRange}
      />
      <Chips
        label={<Trans>By</Trans>}
        value={choice.by}
        options={reportBy.options.map((value) => ({ value, label: t(BY_WORDS[value]) }))}
        onChange={(by) => onChange({ ...choice, by, sort: undefined })}
      />
      {choice.range === 'custom' && (
        <div className={css['dates']}>
          <TextField
            label={<Trans>First day</Trans>}
            type="date"
            value={choice.first}
            onChange={(first) => onChange({ ...choice, first })}
          />
          <TextField
            label={<Trans>Last day</Trans>}
            type="date"
            value={choice.last}
            error={days ? undefined : t`Choose a day that is not before the first, and a year after it at most.`}
            onChange={(last) => onChange({ ...choice, last })}
          />
        </div>
      )}
    </div>
  );
}
