import { expect, test } from 'vitest';
import { afterCrash } from './crash-policy.ts';

const NOW = 1_000_000_000;
const MINUTE_MS = 60_000;

test('K-7 each crash in a row waits longer, and the sixth within five minutes is left to whoever watches us', () => {
  const inARow = [1, 2, 3, 4, 5, 6].map((count) => afterCrash(new Array<number>(count).fill(NOW), NOW));
  expect(inARow).toEqual([
    { act: 'reload', inMs: 250 },
    { act: 'reload', inMs: 500 },
    { act: 'reload', inMs: 1_000 },
    { act: 'reload', inMs: 2_000 },
    { act: 'reload', inMs: 4_000 },
    { act: 'give-up' },
  ]);
});

test('K-7 crashes of long ago do not count', () => {
  const old = new Array<number>(20).fill(NOW - 5 * MINUTE_MS);
  expect(afterCrash([...old, NOW], NOW)).toEqual({ act: 'reload', inMs: 250 });
});
