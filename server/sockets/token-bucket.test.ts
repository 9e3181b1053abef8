import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('B-1 a burst passes, then as many as the rate says, and a clock that goes back changes nothing', () => {
  const bucket = new TokenBucket({ burst: 3, perSecond: 10 }, 0);
  expect([1, 2, 3].map(() => bucket.take(0))).toEqual([0, 0, 0]);
  expect(bucket.take(0)).toBe(100);
  expect(bucket.take(50)).toBe(50);
  expect(bucket.take(100)).toBe(0);
  expect(bucket.take(-1_000)).toBeGreaterThan(0);
  expect(bucket.isFull(-1_000)).toBe(false);
  expect(bucket.isFull(10_000)).toBe(true);
  expect([1, 2, 3, 4].map(() => bucket.take(60_000) === 0)).toEqual([true, true, true, false]);
});
