import { expect, test } from 'vitest';
import type { Problem, Severity } from '../../protocol/entities.ts';
import { type ProblemFilter, type ProblemRow, problemList } from './problem-list.ts';

const row = (id: string, severity: Severity, reportedAt: number, note = ''): ProblemRow => {
  const reportedBy = { id: 'ana', name: 'Ana Kovač' };
  const problem: Problem = {
    id,
    equipmentId: 'e',
    category: 'hardware',
    severity,
    stillUsable: true,
    note,
    reportedAt,
    reportedBy,
  };
  return { id, problem, name: 'SEM Gemini', room: '0.12' };
};
const rows = [row('a', 'minor', 1), row('b', 'critical', 3), row('c', 'major', 2, 'No light'), row('d', 'critical', 2)];
const idsOf = (filter: Partial<ProblemFilter>) =>
  problemList(rows, { severity: '', search: '', ...filter }).map((one) => one.problem.id);

test('S-PR1 the worst problem comes first, and of those what has waited longest', () => {
  expect(idsOf({})).toEqual(['d', 'b', 'c', 'a']);
});

test('S-PR1 severity and search narrow the list', () => {
  expect(idsOf({ severity: 'critical' })).toEqual(['d', 'b']);
  expect(idsOf({ search: 'light kovač' })).toEqual(['c']);
  expect(idsOf({ search: 'gemini', severity: 'minor' })).toEqual(['a']);
  expect(idsOf({ search: 'nothing such' })).toEqual([]);
});
