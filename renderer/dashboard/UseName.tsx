import { useLingui } from '@lingui/react/macro';
import type { ReportOfUse, UseRow } from '../../protocol/reports.ts';
import { Link } from '../app/Link.tsx';
import { useFormat } from '../app/use-format.ts';
import { useHub } from '../store/use-hub.ts';
import { dayOf } from './days.ts';

/** What a row is about; a link where it has a page still. */
export function UseName({ row, by }: { row: UseRow; by: ReportOfUse['by'] }) {
  const nameOf = useUseName(by);
  const hasPage = useHub(({ floor, staff }) => {
    if (by === 'equipment') return floor?.equipment[row.key] !== undefined;
    return by === 'person' && staff?.users[row.key] !== undefined;
  });
  if (!hasPage) return nameOf(row);
  return <Link href={`/${by === 'person' ? 'people' : 'equipment'}/${row.key}`}>{nameOf(row)}</Link>;
}

/** How a report's rows are called, on the screen and in the file. */
export function useUseName(by: ReportOfUse['by']): (row: UseRow) => string {
  const { t } = useLingui();
  const { day } = useFormat();
  return ({ key, name }) => {
    if (by === 'week') return day(dayOf(key).getTime());
    return name === '' ? t`No project` : name;
  };
}
