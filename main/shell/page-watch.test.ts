import { expect, test } from 'vitest';
import { FakeClock } from '../../client/test-kit/fake-clock.ts';
import { PageWatch } from './page-watch.ts';

const WORD_MS = 5_000;

function watched() {
  const clock = new FakeClock();
  let silences = 0;
  const watch = new PageWatch(clock, () => {
    silences += 1;
  });
  return { clock, watch, silences: () => silences };
}

test('K-27 a page that speaks every five seconds is left alone', () => {
  const { clock, watch, silences } = watched();
  watch.start();
  for (let i = 0; i < 1_000; i++) {
    clock.advance(WORD_MS);
    watch.heard();
  }
  expect(silences()).toBe(0);
});

test('K-27 thirty seconds without a word are told once', () => {
  const { clock, watch, silences } = watched();
  watch.start();
  clock.advance(WORD_MS);
  watch.heard();
  clock.advance(29_999);
  expect(silences()).toBe(0);
  clock.advance(1);
  expect(silences()).toBe(1);
  clock.advance(3_600_000);
  expect([silences(), clock.pending]).toEqual([1, 0]);
});

test('K-27 a page that never comes is told too, and one that is gone is not watched', () => {
  const { clock, watch, silences } = watched();
  watch.start();
  clock.advance(20_000);
  watch.start();
  clock.advance(29_999);
  expect(silences()).toBe(0);
  clock.advance(1);
  expect(silences()).toBe(1);
  watch.start();
  watch.stop();
  clock.advance(60_000);
  expect(silences()).toBe(1);
});

test('K-27 a machine that slept for a night, or whose clock was set, does not make a page look dead', () => {
  const { clock, watch, silences } = watched();
  watch.start();
  clock.set(clock.now() + 8 * 3_600_000);
  clock.advance(29_999);
  expect(silences()).toBe(0);
});
