import type { Observed, ReportOfUse, UseRow } from '../../protocol/reports.ts';
import type { UseColumn, UseSort } from './reports-choice.ts';

/** What part of the hours was seen; nothing where there were none to see in. */
export const shareOf = (observed: Observed | undefined): number | undefined =>
  observed && observed.ofMs > 0 ? observed.ms / observed.ofMs : undefined;

/** The rows in the order that was chosen; what has no figure comes last either way. */
export function sorted(rows: ReportOfUse['rows'], sort: UseSort | undefined): ReportOfUse['rows'] {
  if (!sort) return rows;
  const { column, isDown } = sort;
  const direction = isDown ? -1 : 1;
  if (column === 'name') return rows.toSorted((a, b) => direction * a.name.localeCompare(b.name));
  const of = (row: UseRow): number => figure(row, column) ?? direction * Infinity;
  return rows.toSorted((a, b) => compare(of(a), of(b)) * direction);
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const figure = (row: UseRow, column: Exclude<UseColumn, 'name'>): number | undefined =>
  column === 'observed' ? shareOf(row.observed) : row[column];
