import { expect, test } from 'vitest';
import { formatFor, regional } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = new Date(2026, 10, 24, 12, 0).getTime();

test('S-L1 durations name their two largest units, at least a minute', () => {
  const { duration } = formatFor('en');
  expect([10, 5 * MINUTE, 2 * HOUR, 2 * HOUR + 14 * MINUTE, 50 * HOUR].map(duration)).toEqual([
    '1 min',
    '5 min',
    '2 hr',
    '2 hr 14 min',
    '2 days 2 hr',
  ]);
});

test('S-L1 times name the day where it is not today', () => {
  const { when } = formatFor('en');
  expect(when(noon + 2 * HOUR, noon)).toBe('14:00');
  expect(when(noon + 26 * HOUR, noon)).toBe('Wed\u00a014:00');
  expect(when(noon + 40 * 24 * HOUR, noon)).toBe('Jan 3, 12:00');
});

test('S-L1 a span names its day once, and both days where it goes over midnight', () => {
  const { span } = formatFor('en');
  expect(span(noon + 2 * HOUR, noon + 4 * HOUR, noon)).toBe('14:00–16:00');
  expect(span(noon + 26 * HOUR, noon + 28 * HOUR, noon)).toBe('Wed\u00a014:00–16:00');
  expect(span(noon + 10 * HOUR, noon + 20 * HOUR, noon)).toBe('22:00 – Wed\u00a008:00');
});

test('S-L1 a timer counts hours, minutes and seconds, never below nothing', () => {
  const { timer } = formatFor('de');
  expect([timer(-5), timer(3_849_000)]).toEqual(['0:00:00', '1:04:09']);
});

test('S-L1 German is written as German', () => {
  const { duration, when } = formatFor('de');
  expect([duration(2 * HOUR + 14 * MINUTE), when(noon + 26 * HOUR, noon)]).toEqual(['2 Std. 14 Min.', 'Mi\u00a014:00']);
});

test('S-L1 the browser’s region decides between forms of one language', () => {
  expect([regional('en', ['de-CH', 'en-GB', 'en-US']), regional('de', ['en-GB'])]).toEqual(['en-GB', 'de']);
});

test('S-L1 sums are told in hours, shares in per cent, days as a span', () => {
  const english = formatFor('en-GB');
  expect([english.hours(76.24 * HOUR), english.share(0.9996), english.share(0.964)]).toEqual([
    '76.2 hrs',
    '100%',
    '96.4%',
  ]);
  expect(english.days(noon, noon + 24 * HOUR)).toMatch(/^24\s?–\s?25 Nov 2026$/);
  const german = formatFor('de');
  expect([german.hours(76.24 * HOUR), german.share(0.964)]).toEqual(['76,2 Std.', '96,4\u00a0%']);
});
