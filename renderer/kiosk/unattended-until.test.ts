import { expect, test } from 'vitest';
import { nextMorning, unattendedChoices } from './unattended-until.ts';

/** November 2026: the 23rd is a Monday. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

test('S-UN1 a run that begins in the evening ends the next morning, one before dawn this one', () => {
  expect(nextMorning(at(23, 18))).toBe(at(24, 8));
  expect(nextMorning(at(24, 2))).toBe(at(24, 8));
  expect(nextMorning(at(24, 8))).toBe(at(25, 8));
  expect(nextMorning(at(30, 18))).toBe(new Date(2026, 11, 1, 8).getTime());
});

test('S-UN1 the choices are some hours, the next mornings, and from Friday on Monday’s; each once and in order', () => {
  expect(unattendedChoices(at(23, 18, 5))).toEqual([at(23, 22, 15), at(24, 2, 15), at(24, 7), at(24, 9)]);
  expect(unattendedChoices(at(23, 23))).toEqual([at(24, 3), at(24, 7), at(24, 9)]);
  expect(unattendedChoices(at(27, 18))).toEqual([at(27, 22), at(28, 2), at(28, 7), at(28, 9), at(30, 8)]);
  expect(unattendedChoices(at(28, 10)).at(-1)).toBe(at(30, 8));
});
