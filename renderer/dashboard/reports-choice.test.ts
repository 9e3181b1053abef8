import { describe, expect, test } from 'vitest';
import { daysOf, type ReportChoice, readChoice, searchOf } from './reports-choice.ts';

const CHOICE: ReportChoice = { range: 'this-week', first: '', last: '', by: 'equipment', sort: undefined };
const at = (text: string): number => new Date(text).getTime();

describe('the choice of a report', () => {
  test('RE-9 an address says the choice, and the choice the address', () => {
    const custom = { ...CHOICE, range: 'custom', first: '2026-11-01', last: '2026-11-15', by: 'person' } as const;
    const sort = { column: 'usedMs', isDown: true } as const;
    const choices: ReportChoice[] = [
      CHOICE,
      custom,
      { ...custom, sort },
      { ...CHOICE, sort: { ...sort, isDown: false } },
    ];
    expect(choices.map((one) => readChoice(searchOf(one)))).toEqual(choices);
    expect(searchOf({ ...custom, sort })).toBe('?range=custom&by=person&first=2026-11-01&last=2026-11-15&sort=-usedMs');
  });

  test('RE-9 what an address gets wrong is as if it was not there', () => {
    for (const search of ['', '?range=ever&by=colour&sort=--uses&first=yesterday&x=1', '?sort=-colour']) {
      expect(readChoice(search)).toEqual(CHOICE);
    }
  });

  test('RE-10 days are whole by this computer’s clock, weeks from Monday, a Sunday still in its week', () => {
    const days = (range: ReportChoice['range'], now: string) => daysOf({ ...CHOICE, range }, at(now));
    const week = { from: at('2026-11-16T00:00'), to: at('2026-11-23T00:00') };
    for (const now of ['2026-11-16T00:00', '2026-11-22T23:59']) expect(days('this-week', now)).toEqual(week);
    expect(days('last-week', '2026-11-23T00:00')).toEqual(week);
    expect(days('this-month', '2026-12-31T12:00')).toEqual({
      from: at('2026-12-01T00:00'),
      to: at('2027-01-01T00:00'),
    });
  });

  test('RE-10 other days have both ends; dates that make no time give none', () => {
    const custom = (first: string, last: string) => daysOf({ ...CHOICE, range: 'custom', first, last }, 0);
    expect(custom('2026-11-20', '2026-11-20')).toEqual({ from: at('2026-11-20T00:00'), to: at('2026-11-21T00:00') });
    for (const [first, last] of [
      ['2026-11-20', '2026-11-19'],
      ['', '2026-11-19'],
      ['2026-11-20', ''],
      ['2024-01-01', '2026-01-01'],
    ] as const) {
      expect(custom(first, last)).toBeUndefined();
    }
  });
});
