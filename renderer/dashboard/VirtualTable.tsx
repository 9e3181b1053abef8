import type { ReactNode } from 'react';
import { useVirtualRows } from './use-virtual-rows.ts';
import css from './VirtualTable.module.css';

const OVERSCAN = 6;

interface VirtualTableProps<T> {
  label: string;
  rows: readonly T[];
  /** How high most rows are, in CSS pixels. */
  rowPx: number;
  /** Says how wide the columns are, in `--columns`. */
  className: string | undefined;
  /** The cells of the head, and of a row. */
  head: ReactNode;
  children(row: T): ReactNode;
}

/** A table of which only the rows in sight are drawn; readers are told how many there are. */
export function VirtualTable<T extends { id: string }>(props: VirtualTableProps<T>) {
  const { label, rows, rowPx, className, head, children } = props;
  const virtual = useVirtualRows<HTMLTableSectionElement>({
    count: rows.length,
    keyOf: (index) => rows[index]?.id ?? String(index),
    sizeOf: () => rowPx,
    overscan: OVERSCAN,
  });
  return (
    <table aria-label={label} aria-rowcount={rows.length + 1} className={`${css['table']} ${className}`}>
      <thead>
        <tr aria-rowindex={1} className={css['head']}>
          {head}
        </tr>
      </thead>
      <tbody ref={virtual.list} className={css['body']} style={{ blockSize: virtual.blockSize }}>
        {virtual.rows.map(({ key, index, place }) => {
          const row = rows[index];
          return (
            row && (
              <tr key={key} {...place} aria-rowindex={index + 2} className={css['row']}>
                {children(row)}
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
