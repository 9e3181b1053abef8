import { MAX_IMPORT } from '../../protocol/intents/people.ts';

type Column = 'username' | 'name' | 'role' | 'badge';

/** A person as a line says, unjudged; `line` is the row that a spreadsheet shows. */
export interface CsvLine {
  line: number;
  cells: Record<Column, string>;
  /** Quotes that don't end, or more cells than the list has columns. */
  isBroken: boolean;
}

export type CsvRead =
  | { phase: 'lines'; lines: CsvLine[]; ignored: string[] }
  | { phase: 'unusable'; why: 'empty' }
  | { phase: 'unusable'; why: 'columns'; missing: Column[] }
  | { phase: 'unusable'; why: 'too-many'; count: number };

/** How lists call their columns, in English and German, without spaces, dashes and capitals. */
const NAMES: Record<Column, readonly string[]> = {
  username: ['username', 'user', 'login', 'benutzername', 'benutzer', 'kennung', 'benutzerkennung', 'anmeldename'],
  name: ['name', 'fullname', 'displayname', 'vollername', 'vollstandigername', 'anzeigename'],
  role: ['role', 'rolle'],
  badge: [
    'badge',
    'badgenumber',
    'badgenummer',
    'badgenr',
    'card',
    'cardnumber',
    'ausweis',
    'ausweisnummer',
    'ausweisnr',
    'karte',
    'kartennummer',
    'kartennr',
  ],
};
const COLUMNS = Object.keys(NAMES) as Column[];
/** Without a role somebody is a researcher, without a badge they get one later. */
const NEEDED: readonly Column[] = ['username', 'name'];

const DELIMITERS = [',', ';', '\t'];

/** Reads a list of people; the parser comes only when somebody brings one. */
export async function readPeopleCsv(text: string): Promise<CsvRead> {
  const { default: papa } = await import('papaparse');
  const clean = text.replace(/^\uFEFF/, '');
  const { data, errors } = papa.parse<string[]>(clean, { delimiter: delimiterOf(clean) });
  const broken = new Set(errors.flatMap((one) => one.row ?? []));
  const rows = data
    .map((cells, row) => ({ cells: cells.map((cell) => cell.trim()), line: row + 1, isBroken: broken.has(row) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...people] = rows;
  if (!header) return { phase: 'unusable', why: 'empty' };
  const places = placesOf(header.cells);
  const missing = NEEDED.filter((column) => places[column] === undefined);
  if (missing.length > 0) return { phase: 'unusable', why: 'columns', missing };
  if (people.length === 0) return { phase: 'unusable', why: 'empty' };
  if (people.length > MAX_IMPORT) return { phase: 'unusable', why: 'too-many', count: people.length };
  const used = new Set(Object.values(places));
  return {
    phase: 'lines',
    ignored: header.cells.filter((cell, at) => cell !== '' && !used.has(at)),
    lines: people.map(({ line, cells, isBroken }) => ({
      line,
      cells: cellsAt(cells, places),
      isBroken: isBroken || cells.slice(header.cells.length).some((cell) => cell !== ''),
    })),
  };
}

/** The text of a file: UTF-8 as it should be, else UTF-16 or the Windows alphabet that spreadsheets still write. */
export function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that the list's first line has most of. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split(/\r?\n|\r/, 1)[0] ?? '';
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, times: first.split(delimiter).length }));
  return counted.toSorted((a, b) => b.times - a.times)[0]?.delimiter ?? ',';
}

type Places = Partial<Record<Column, number>>;

/** Where each column stands; of two of one name the first counts. */
function placesOf(header: readonly string[]): Places {
  const plain = header.map((cell) =>
    cell
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]/g, ''),
  );
  const found = COLUMNS.map((column) => [column, plain.findIndex((cell) => NAMES[column].includes(cell))] as const);
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}

function cellsAt(cells: readonly string[], places: Places): Record<Column, string> {
  const at = (column: Column): string => cells[places[column] ?? -1] ?? '';
  return { username: at('username'), name: at('name'), role: at('role'), badge: at('badge') };
}
