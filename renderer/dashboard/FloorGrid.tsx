import { Plural, Trans } from '@lingui/react/macro';
import { memo } from 'react';
import css from './FloorGrid.module.css';
import type { FloorRow } from './floor-layout.ts';
import { Tile, type TileChoice } from './Tile.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROOM_PX = 58;
const TILES_PX = 124;
const OVERSCAN = 3;

interface FloorGridProps {
  rows: FloorRow[];
  columns: number;
  choice: TileChoice | null;
}

/** Rows of tiles, of which only those in sight are drawn: a thousand cost no more than what fits the window. */
export function FloorGrid({ rows, columns, choice }: FloorGridProps) {
  const virtual = useVirtualRows<HTMLDivElement>({
    count: rows.length,
    keyOf: (index) => keyOf(rows[index], index),
    sizeOf: (index) => (rows[index]?.kind === 'room' ? ROOM_PX : TILES_PX),
    overscan: OVERSCAN,
  });

  return (
    <div ref={virtual.list} className={css['grid']} style={{ blockSize: virtual.blockSize }}>
      {virtual.rows.map(({ key, index, place }) => {
        const row = rows[index];
        return (
          <div key={key} {...place} className={css['row']}>
            {row && <Row row={row} columns={columns} choice={choice} />}
          </div>
        );
      })}
    </div>
  );
}

const keyOf = (row: FloorRow | undefined, index: number): string =>
  row === undefined ? String(index) : row.kind === 'room' ? `room ${row.room}` : row.key;

interface RowProps extends Pick<FloorGridProps, 'columns' | 'choice'> {
  row: FloorRow;
}

const Row = memo(function Row({ row, columns, choice }: RowProps) {
  if (row.kind === 'room') {
    return (
      <h2 className={css['room']}>
        {row.room === '' ? <Trans>No room yet</Trans> : row.room}
        <span className={css['count']}>
          <Plural value={row.count} one="# piece of equipment" other="# pieces of equipment" />
        </span>
      </h2>
    );
  }
  return (
    <div className={css['tiles']} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {row.ids.map((id) => (
        <Tile key={id} equipmentId={id} choice={choice} />
      ))}
    </div>
  );
});
