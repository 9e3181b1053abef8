import { expect, test } from 'vitest';
import { afterSilence, NO_KEYS, noteKey, type WedgeVerdict } from './wedge-test.ts';

/** Keys at these times, Enter at the last of them where the reader sends one. */
function read(times: readonly number[], hasEnter = true): WedgeVerdict | null {
  let run = NO_KEYS;
  let verdict: WedgeVerdict | null = null;
  for (const [index, at] of times.entries()) {
    [run, verdict] = noteKey(run, hasEnter && index === times.length - 1, at);
  }
  return verdict ?? afterSilence(run);
}
const everyMs = (ms: number, count: number) => Array.from({ length: count }, (_, index) => 5_000 + index * ms);

test('EN-19 keys under 60 ms apart that end in Enter are a reader that works', () => {
  expect(read(everyMs(12, 9))).toEqual({ type: 'works', keys: 8, slowestMs: 12 });
  expect(read(everyMs(59, 5))).toEqual({ type: 'works', keys: 4, slowestMs: 59 });
});

test('EN-19 one gap of 60 ms is too slow, with or without Enter', () => {
  expect(read([0, 10, 70, 80, 90, 100])).toEqual({ type: 'too-slow', slowestMs: 60 });
  expect(read(everyMs(100, 8), false)).toEqual({ type: 'too-slow', slowestMs: 100 });
});

test('EN-19 no Enter, and too few keys, are told apart', () => {
  expect(read(everyMs(5, 8), false)).toEqual({ type: 'no-enter' });
  expect(read(everyMs(5, 4))).toEqual({ type: 'too-short' });
  expect(read([5_000])).toEqual({ type: 'too-short' });
  expect(read([], false)).toBeNull();
});

test('EN-19 what came long before is no part of it', () => {
  expect(read([0, 200, ...everyMs(5, 6)])).toEqual({ type: 'works', keys: 5, slowestMs: 5 });
});
