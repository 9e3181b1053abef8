import { expect, test } from 'vitest';
import type { UseRow } from '../../protocol/reports.ts';
import { csvName, reportCsv } from './report-csv.ts';
import { sorted } from './report-rows.ts';

const HOUR = 3_600_000;
const WORDS = {
  name: 'Name',
  uses: 'Uses',
  hours: 'Hours',
  collisions: 'Collided',
  collidedHours: 'Collided hours',
  observed: 'Observed',
};
const row = (name: string, over: Partial<UseRow> = {}): UseRow => ({
  ...{ key: name, name, uses: 2, usedMs: 1.5 * HOUR, collisions: 0, collidedMs: 0 },
  ...over,
});
const csv = (rows: UseRow[]) => reportCsv(rows, WORDS, (one) => one.name);

test('RE-11 the file is UTF-8 with its mark, one line a row, quoted where it must be', async () => {
  const text = await csv([
    row('Röntgen "Alt", 2', { observed: { ms: 964, ofMs: 1_000 }, collisions: 1, collidedMs: HOUR / 3 }),
    row('TEM', { observed: { ms: 0, ofMs: 0 } }),
  ]);
  expect(text).toBe(
    [
      '\uFEFFName,Uses,Hours,Collided,Collided hours,Observed',
      '"Röntgen ""Alt"", 2",2,1.50,1,0.33,96.4',
      'TEM,2,1.50,0,0.00,',
    ].join('\r\n'),
  );
});

test('RE-11 no cell begins a formula', async () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://x","y")'];
  const lines = (await csv(names.map((name) => row(name)))).split('\r\n').slice(1);
  expect(lines).toHaveLength(names.length);
  for (const line of lines) expect(line).toMatch(/^"?'/);
});

test('RE-11 a file is called by what is in it', () => {
  const at = (text: string): number => new Date(text).getTime();
  const report = {
    from: at('2026-11-16T00:00'),
    to: at('2026-11-23T00:00'),
    by: 'week',
    rows: [],
    leftOut: 0,
  } as const;
  expect(csvName({ ...report, rows: [], total: row('') })).toBe('use-by-week_2026-11-16_2026-11-22.csv');
});

test('RE-8 rows are sorted by any column, and what has no figure comes last either way', () => {
  const rows = [
    row('B', { usedMs: 2, observed: { ms: 0, ofMs: 0 } }),
    row('a', { usedMs: 3, observed: { ms: 1, ofMs: 2 } }),
    row('C', { usedMs: 1, observed: { ms: 2, ofMs: 2 } }),
  ];
  const names = (column: 'name' | 'usedMs' | 'observed', isDown: boolean) =>
    sorted(rows, { column, isDown })
      .map((one) => one.name)
      .join('');
  expect([names('name', false), names('name', true)]).toEqual(['aBC', 'CBa']);
  expect([names('usedMs', false), names('usedMs', true)]).toEqual(['CBa', 'aBC']);
  expect([names('observed', false), names('observed', true)]).toEqual(['aCB', 'CaB']);
  expect(sorted(rows, undefined)).toBe(rows);
});
