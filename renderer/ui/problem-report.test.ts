import { expect, test } from 'vitest';
import { isStillUsable, NO_WORDS, reportOf } from './problem-report.ts';

const about = { problemId: 'p1', equipmentId: 'scope', note: '  ' };

test('S-KD1 a report needs one word of what it is about, and nothing else', () => {
  expect(reportOf(NO_WORDS, about)).toBeNull();
  expect(reportOf({ ...NO_WORDS, category: 'software' }, about)).toEqual({
    type: 'problem.report',
    problemId: 'p1',
    equipmentId: 'scope',
    category: 'software',
    severity: 'minor',
    stillUsable: true,
  });
});

test('S-KD1 what is critical is not used on, unless somebody says so', () => {
  expect(isStillUsable({ severity: 'major', usable: null })).toBe(true);
  expect(isStillUsable({ severity: 'critical', usable: null })).toBe(false);
  expect(isStillUsable({ severity: 'critical', usable: true })).toBe(true);
});
