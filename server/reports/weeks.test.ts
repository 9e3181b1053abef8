import { describe, expect, test } from 'vitest';
import { weeksOf } from './weeks.ts';

const at = (text: string): number => Date.parse(text);
const told = (from: string, to: string, zone: string) =>
  weeksOf({ from: at(from), to: at(to), zone }).map((week) => [
    week.key,
    new Date(week.from).toISOString(),
    new Date(week.to).toISOString(),
  ]);

describe('weeks', () => {
  test('RE-5 weeks go from Monday to Monday by the site’s clocks; the first and the last as far as the time reaches', () => {
    expect(told('2026-11-18T12:00Z', '2026-11-30T05:00Z', 'America/New_York')).toEqual([
      ['2026-11-16', '2026-11-18T12:00:00.000Z', '2026-11-23T05:00:00.000Z'],
      ['2026-11-23', '2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z'],
    ]);
    expect(told('2026-11-22T23:00Z', '2026-11-23T00:00Z', 'Europe/Berlin')).toEqual([
      ['2026-11-23', '2026-11-22T23:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ]);
  });

  test('RE-5 a week in which the clocks change is an hour longer or shorter, and the next begins at midnight', () => {
    expect(told('2026-10-18T22:00Z', '2026-11-01T23:00Z', 'Europe/Berlin')).toEqual([
      ['2026-10-19', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      ['2026-10-26', '2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z'],
    ]);
    const spring = weeksOf({ from: at('2026-03-22T23:00Z'), to: at('2026-03-29T22:00Z'), zone: 'Europe/Berlin' });
    expect(spring).toHaveLength(1);
  });

  test('RE-5 a time of nothing has no week', () => {
    expect(told('2026-11-18T12:00Z', '2026-11-18T12:00Z', 'UTC')).toEqual([]);
  });
});
