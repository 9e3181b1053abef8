import type { ReportOfUse, UseRow } from '../../protocol/reports.ts';
import { dateOf } from './days.ts';
import { shareOf } from './report-rows.ts';

const HOUR_MS = 3_600_000;
/** What a spreadsheet takes for the beginning of a formula, full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Without it spreadsheets read umlauts as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvWords {
  name: string;
  uses: string;
  hours: string;
  collisions: string;
  collidedHours: string;
  observed: string;
}

/** The report as RFC 4180 has it; hours and per cent as plain numbers. The writer comes only when somebody asks. */
export async function reportCsv(
  rows: readonly UseRow[],
  words: CsvWords,
  nameOf: (row: UseRow) => string,
): Promise<string> {
  const { default: papa } = await import('papaparse');
  const { name, uses, hours, collisions, collidedHours, observed } = words;
  const lines = rows.map((row) => {
    const share = shareOf(row.observed);
    return [
      nameOf(row),
      row.uses,
      inHours(row.usedMs),
      row.collisions,
      inHours(row.collidedMs),
      share === undefined ? '' : (share * 100).toFixed(1),
    ];
  });
  const header = [name, uses, hours, collisions, collidedHours, observed];
  return BYTE_ORDER_MARK + papa.unparse([header, ...lines], { newline: '\r\n', escapeFormulae: FORMULA });
}

const inHours = (ms: number): string => (ms / HOUR_MS).toFixed(2);

/** What the file is called: `use-by-week_2026-11-16_2026-11-22.csv`. */
export const csvName = ({ by, from, to }: ReportOfUse): string =>
  `use-by-${by}_${dateOf(from)}_${dateOf(Math.max(from, to - 1))}.csv`;

/** Gives the browser a file to keep. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
