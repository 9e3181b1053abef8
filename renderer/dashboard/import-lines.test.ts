import { describe, expect, test } from 'vitest';
import type { User } from '../../protocol/entities.ts';
import { judgeLines, withRefusal } from './import-lines.ts';

const BEN: User = { id: 'b', username: 'ben', name: 'Ben', role: 'researcher' };
const line = (over: object, at = 2) => ({
  line: at,
  cells: { username: 'ana', name: 'Ana', role: '', badge: '', ...over },
  isBroken: false,
});
const judge = (lines: ReturnType<typeof line>[], by: 'manager' | 'admin' = 'manager') =>
  judgeLines(lines, { users: { b: BEN }, by });
const problems = (over: object, by: 'manager' | 'admin' = 'manager') => judge([line(over)], by)[0]?.problems;

describe('lines of an import', () => {
  test('S-I2 a good line is what is sent', () => {
    const [ana] = judge([line({ username: 'Ana', role: 'Laborleitung', badge: '10042' })], 'admin');
    expect(ana).toEqual({
      line: 2,
      person: { username: 'ana', name: 'Ana', role: 'manager', badge: '10042' },
      problems: [],
    });
    expect(judge([line({})])[0]?.person).toEqual({ username: 'ana', name: 'Ana', role: 'researcher' });
  });

  test('S-I2 each thing that is wrong is told at its line', () => {
    expect(problems({ username: 'Änne' })).toEqual([{ kind: 'username' }]);
    expect(problems({ username: 'Ben' })).toEqual([{ kind: 'taken' }]);
    expect(problems({ name: '' })).toEqual([{ kind: 'name' }]);
    expect(problems({ role: 'boss' })).toEqual([{ kind: 'role' }]);
    expect(problems({ role: 'constructor' })).toEqual([{ kind: 'role' }]);
    expect(problems({ role: 'manager' })).toEqual([{ kind: 'role-not-yours' }]);
    expect(problems({ role: 'manager' }, 'admin')).toEqual([]);
    expect(problems({ badge: 'x'.repeat(129) })).toEqual([{ kind: 'badge' }]);
    expect(problems({ badge: '4,71E+12' })).toEqual([{ kind: 'badge' }]);
    expect(judge([{ ...line({}), isBroken: true }])[0]?.problems).toEqual([{ kind: 'cells' }]);
  });

  test('S-I2 a name or badge that is there twice is told at the later line, with the earlier one', () => {
    const twice = judge([
      line({ badge: '1' }, 2),
      line({ username: 'ANA', badge: '1' }, 3),
      line({ username: 'c' }, 4),
    ]);
    expect(twice.map((one) => one.problems)).toEqual([
      [],
      [
        { kind: 'username-twice', line: 2 },
        { kind: 'badge-twice', line: 2 },
      ],
      [],
    ]);
  });

  test('S-I3 what the hub refuses is told at its line', () => {
    const lines = judge([line({}, 2), line({ username: 'cleo', badge: '1' }, 5)]);
    expect(withRefusal(lines, 'people.1.badge').map((one) => one.problems)).toEqual([[], [{ kind: 'badge-taken' }]]);
    expect(withRefusal(lines, 'people.0')[0]?.problems).toEqual([{ kind: 'refused' }]);
    expect(withRefusal(lines, undefined)).toEqual(lines);
  });
});
