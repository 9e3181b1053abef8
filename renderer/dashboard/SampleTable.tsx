import { Trans, useLingui } from '@lingui/react/macro';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Sample } from '../../protocol/entities.ts';
import { SampleRow } from './SampleRow.tsx';
import css from './SampleTable.module.css';

const ROW_PX = 68;
const OVERSCAN = 6;

interface SampleTableProps {
  rows: readonly Sample[];
  chosen: ReadonlySet<string>;
  onChoose(sampleId: string, isChosen: boolean): void;
}

/** A table of which only the rows in sight are drawn; readers are told how many there are. */
export function SampleTable({ rows, chosen, onChoose }: SampleTableProps) {
  const { t } = useLingui();
  const list = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  return (
    <table aria-label={t`Samples`} aria-rowcount={rows.length + 1} className={css['table']}>
      <Head />
      <tbody ref={list} className={css['body']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const sample = rows[item.index];
          return (
            sample && (
              <tr
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={css['row']}
                style={{ transform: `translateY(${item.start - top}px)` }}
              >
                <SampleRow sample={sample} isChosen={chosen.has(sample.id)} onChoose={onChoose} />
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}

const Head = () => (
  <thead>
    <tr aria-rowindex={1} className={css['head']}>
      <th scope="col">
        <span className="visually-hidden">
          <Trans>Chosen</Trans>
        </span>
      </th>
      <th scope="col">
        <Trans>Sample</Trans>
      </th>
      <th scope="col">
        <Trans>Status</Trans>
      </th>
      <th scope="col">
        <Trans>For</Trans>
      </th>
      <th scope="col">
        <Trans>Taken by</Trans>
      </th>
      <th scope="col">
        <Trans>Last change</Trans>
      </th>
    </tr>
  </thead>
);
