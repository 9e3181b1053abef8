import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
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
  const list = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  return (
    <table aria-label={label} aria-rowcount={rows.length + 1} className={`${css['table']} ${className}`}>
      <thead>
        <tr aria-rowindex={1} className={css['head']}>
          {head}
        </tr>
      </thead>
      <tbody ref={list} className={css['body']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <tr
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={css['row']}
                style={{ transform: `translateY(${item.start - top}px)` }}
              >
                {children(row)}
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
