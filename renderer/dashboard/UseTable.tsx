import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReportOfUse, UseRow } from '../../protocol/reports.ts';
import { useFormat } from '../app/use-format.ts';
import table from './AuditPage.module.css';
import css from './ReportsPage.module.css';
import { shareOf, sorted } from './report-rows.ts';
import type { UseColumn, UseSort } from './reports-choice.ts';
import { UseBar } from './UseBar.tsx';
import { UseName } from './UseName.tsx';

interface UseTableProps {
  report: ReportOfUse;
  title: string;
  sort: UseSort | undefined;
  onSort(sort: UseSort): void;
}

/** The figures, each row with its bar; a column's name sorts by it, and once more the other way round. */
export function UseTable({ report, title, sort, onSort }: UseTableProps) {
  const { by, total } = report;
  const fullMs = Math.max(...report.rows.map((row) => row.usedMs + row.collidedMs));
  const columns: [UseColumn, ReactNode][] = [
    ['name', <FirstColumn key="name" by={by} />],
    ['usedMs', <Trans key="usedMs">Hours used</Trans>],
    ['uses', <Trans key="uses">Uses</Trans>],
    ...(total.collisions > 0 ? [['collidedMs', <Trans key="collidedMs">Collided</Trans>] as const] : []),
    ...(hasHours(report) ? [['observed', <Trans key="observed">Observed</Trans>] as const] : []),
  ].map(([column, words]) => [column as UseColumn, words]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={table['scroll']} aria-label={title} tabIndex={0}>
      <table className={`${table['table']} ${css['use']}`}>
        <thead>
          <tr>
            {columns.map(([column, words]) => (
              <SortHead key={column} column={column} sort={sort} onSort={onSort}>
                {words}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(report.rows, sort).map((row) => (
            <Row key={row.key} row={row} report={report} fullMs={fullMs} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const hasHours = ({ by }: ReportOfUse): boolean => by === 'equipment' || by === 'week';

function FirstColumn({ by }: Pick<ReportOfUse, 'by'>) {
  switch (by) {
    case 'equipment':
      return <Trans>Equipment</Trans>;
    case 'person':
      return <Trans>Person</Trans>;
    case 'project':
      return <Trans>Project</Trans>;
    case 'week':
      return <Trans>Week from</Trans>;
  }
}

interface SortHeadProps {
  column: UseColumn;
  sort: UseSort | undefined;
  onSort(sort: UseSort): void;
  children: ReactNode;
}

function SortHead({ column, sort, onSort, children }: SortHeadProps) {
  const isHere = sort?.column === column;
  // Figures are looked at from the largest, names from the first.
  const isDown = isHere ? !sort.isDown : column !== 'name';
  const Arrow = sort?.isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={column === 'name' ? '' : css['number']}
      {...(isHere && { 'aria-sort': sort.isDown ? ('descending' as const) : ('ascending' as const) })}
    >
      <button type="button" className={css['sort']} onClick={() => onSort({ column, isDown })}>
        {children}
        {isHere && <Arrow aria-hidden="true" className={css['arrow']} />}
      </button>
    </th>
  );
}

function Row({ row, report, fullMs }: { row: UseRow; report: ReportOfUse; fullMs: number }) {
  const { t } = useLingui();
  const { hours, share } = useFormat();
  const seen = shareOf(row.observed);
  return (
    <tr>
      <th scope="row" className={css['name']}>
        <UseName row={row} by={report.by} />
        <UseBar usedMs={row.usedMs} collidedMs={row.collidedMs} fullMs={fullMs} />
      </th>
      <td className={css['number']}>{hours(row.usedMs)}</td>
      <td className={css['number']}>{row.uses}</td>
      {report.total.collisions > 0 && (
        <td className={css['number']}>{row.collisions > 0 && `${hours(row.collidedMs)} · ${row.collisions}`}</td>
      )}
      {hasHours(report) && <td className={css['number']}>{seen === undefined ? t`Not known` : share(seen)}</td>}
    </tr>
  );
}
