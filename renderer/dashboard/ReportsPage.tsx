import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download, RotateCw } from 'lucide-react';
import type { ReportOfUse } from '../../protocol/reports.ts';
import { setSearch, useSearch } from '../app/path.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import { dateOf, dayOf } from './days.ts';
import { NotAsked } from './NotAsked.tsx';
import { PageHead } from './PageHead.tsx';
import { ReportFilters } from './ReportFilters.tsx';
import css from './ReportsPage.module.css';
import { csvName, download, reportCsv } from './report-csv.ts';
import { sorted } from './report-rows.ts';
import { daysOf, type ReportChoice, readChoice, searchOf } from './reports-choice.ts';
import { useUseName } from './UseName.tsx';
import { UseTable } from './UseTable.tsx';
import { UseTotals } from './UseTotals.tsx';
import { useReport } from './use-report.ts';

/** Who used what, and for how long, in days that one chooses. For those who run the lab. */
export function ReportsPage() {
  const choice = readChoice(useSearch());
  const now = useMinute();
  const days = daysOf(choice, now);
  const { shown, again } = useReport(days, choice.by);
  const { report } = shown;
  // Where there are no days, nothing is asked.
  const isLoading = days !== undefined && shown.phase === 'loading';
  const choose = (next: ReportChoice): void => setSearch(searchOf(next));

  return (
    <>
      <PageHead title={<Trans>Reports</Trans>} isLive={false}>
        <Button look="quiet" icon={<RotateCw aria-hidden="true" />} isDisabled={!days || isLoading} onPress={again}>
          <Trans>Look again</Trans>
        </Button>
        {report && report.rows.length > 0 && <DownloadButton report={report} choice={choice} />}
      </PageHead>
      <ReportFilters choice={choice} days={days} onChange={choose} />
      {shown.phase === 'failed' && <NotAsked isKept />}
      <p role="status" className={css['status']}>
        {isLoading && !report && <Trans>Asking the hub…</Trans>}
        {report && <Told report={report} />}
      </p>
      {report && (
        <div className={isLoading || shown.phase === 'failed' ? css['old'] : ''}>
          <UseTotals report={report} />
          <Rows report={report} choice={choice} onChange={choose} />
        </div>
      )}
    </>
  );
}

const isMidnight = (at: number): boolean => dayOf(dateOf(at)).getTime() === at;

/** Which time it is about, and whether there was anything. */
function Told({ report: { from, to, total } }: { report: ReportOfUse }) {
  const { days, time } = useFormat();
  const span = days(from, Math.max(from, to - 1));
  const until = isMidnight(to) ? null : time(to);
  return (
    <>
      {until === null ? (
        span
      ) : (
        <Trans>
          {span}, up to {until}
        </Trans>
      )}
      {'. '}
      {total.uses + total.collisions === 0 && <Trans>Nobody used anything then.</Trans>}
    </>
  );
}

interface RowsProps {
  report: ReportOfUse;
  choice: ReportChoice;
  onChange(choice: ReportChoice): void;
}

function Rows({ report, choice, onChange }: RowsProps) {
  const { t } = useLingui();
  const { rows, leftOut } = report;
  if (rows.length === 0) return null;
  return (
    <>
      <UseTable report={report} title={t`Use`} sort={choice.sort} onSort={(sort) => onChange({ ...choice, sort })} />
      {leftOut > 0 && (
        <p className={css['status']}>
          <Plural
            value={leftOut}
            one="# more that was used less is not shown; it is in the sum."
            other="# more that were used less are not shown; they are in the sum."
          />
        </p>
      )}
    </>
  );
}

function DownloadButton({ report, choice: { sort } }: { report: ReportOfUse; choice: ReportChoice }) {
  const { t } = useLingui();
  const nameOf = useUseName(report.by);

  async function save(): Promise<void> {
    const words = {
      name: t`Name`,
      uses: t`Uses`,
      hours: t`Hours used`,
      collisions: t`Collided uses`,
      collidedHours: t`Collided hours`,
      observed: t`Hours observed, per cent`,
    };
    download(csvName(report), await reportCsv(sorted(report.rows, sort), words, nameOf));
  }

  return (
    <Button icon={<Download aria-hidden="true" />} onPress={() => void save()}>
      <Trans>Download as CSV</Trans>
    </Button>
  );
}
