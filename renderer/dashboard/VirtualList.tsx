import type { ReactNode } from 'react';
import { useVirtualRows } from './use-virtual-rows.ts';
import css from './VirtualList.module.css';

const OVERSCAN = 6;

interface VirtualListProps<T> {
  rows: readonly T[];
  /** How high most rows are, and how far apart, in CSS pixels. */
  rowPx: number;
  gapPx?: number;
  /** How a row looks. */
  rowClass: string | undefined;
  children(row: T): ReactNode;
}

/** A list of which only the rows in sight are drawn; readers are told how many there are. */
export function VirtualList<T extends { id: string }>({
  rows,
  rowPx,
  gapPx = 0,
  rowClass,
  children,
}: VirtualListProps<T>) {
  const virtual = useVirtualRows<HTMLUListElement>({
    count: rows.length,
    keyOf: (index) => rows[index]?.id ?? String(index),
    sizeOf: () => rowPx,
    overscan: OVERSCAN,
    gap: gapPx,
  });
  return (
    <ul ref={virtual.list} className={css['list']} style={{ blockSize: virtual.blockSize }}>
      {virtual.rows.map(({ key, index, place }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              {...place}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={`${css['row']} ${rowClass}`}
            >
              {children(row)}
            </li>
          )
        );
      })}
    </ul>
  );
}
