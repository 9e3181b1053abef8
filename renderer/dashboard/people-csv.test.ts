import { describe, expect, test } from 'vitest';
import { readPeopleCsv, textOf } from './people-csv.ts';

const ANA = { username: 'ana', name: 'Ana Kovač', role: 'researcher', badge: '10042' };
const whole = (lines: object[], ignored: string[] = []) => ({ phase: 'lines', ignored, lines });
const bytesOf = (...numbers: number[]) => new Uint8Array(numbers).buffer;

describe('a list of people', () => {
  test('S-I1 is read with commas, semicolons and tabs, with a byte order mark and any line ends', async () => {
    const read = whole([{ line: 2, cells: ANA, isBroken: false }]);
    for (const [d, eol] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r'],
    ] as const) {
      const rows = ['username,name,role,badge', 'ana,Ana Kovač,researcher,10042', ''];
      expect(await readPeopleCsv(`\uFEFF${rows.join(eol).replaceAll(',', d)}`)).toEqual(read);
    }
  });

  test('S-I1 its columns have English or German names in any order; others are told and not used', async () => {
    const read = await readPeopleCsv('E-Mail;Ausweis-Nr.;ROLLE;Name;Benutzername\na@b.c;7;Forschung;Ana;ana\n');
    const cells = { username: 'ana', name: 'Ana', role: 'Forschung', badge: '7' };
    expect(read).toEqual(whole([{ line: 2, cells, isBroken: false }], ['E-Mail']));
    const german = await readPeopleCsv('Vollständiger Name,Anmeldename,Kartennummer\n"Kovač, Ana",ana,10042\n');
    const quoted = { username: 'ana', name: 'Kovač, Ana', role: '', badge: '10042' };
    expect(german).toEqual(whole([{ line: 2, cells: quoted, isBroken: false }]));
  });

  test('S-I1 empty lines count as lines and are nobody; a line with more cells or an open quote is broken', async () => {
    const read = await readPeopleCsv('username,name\n\nana,Kovač, Ana\nben,Ben,\ncleo,"Cleo\n');
    if (read.phase !== 'lines') throw new Error(read.phase);
    expect(read.lines.map(({ line, isBroken }) => [line, isBroken])).toEqual([
      [3, true],
      [4, false],
      [5, true],
    ]);
  });

  test('S-I1 without people, without its columns, or with more than one import takes, it is not used at all', async () => {
    expect(await readPeopleCsv(' \n')).toEqual({ phase: 'unusable', why: 'empty' });
    expect(await readPeopleCsv('username,name\n')).toEqual({ phase: 'unusable', why: 'empty' });
    expect(await readPeopleCsv('name,badge\nAna,1')).toMatchObject({ why: 'columns', missing: ['username'] });
    const rows = Array.from({ length: 201 }, (_, i) => `person${i},Person ${i}`);
    const many = await readPeopleCsv(['username,name', ...rows].join('\n'));
    expect(many).toEqual({ phase: 'unusable', why: 'too-many', count: 201 });
    expect(await readPeopleCsv(['username,name', ...rows.slice(1)].join('\n'))).toMatchObject({ phase: 'lines' });
  });

  test('S-I1 a file is read in UTF-8, UTF-16 or the Windows alphabet', () => {
    expect(textOf(new TextEncoder().encode('Müller').buffer)).toBe('Müller');
    expect(textOf(bytesOf(0xff, 0xfe, 0x4d, 0, 0xfc, 0))).toBe('Mü');
    expect(textOf(bytesOf(0x4d, 0xfc))).toBe('Mü');
  });
});
