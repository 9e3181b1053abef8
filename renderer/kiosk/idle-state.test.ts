import { expect, test } from 'vitest';
import { IDLE_MS, idleState, WARNING_MS } from './idle-state.ts';

test('S-K6 a screen that nobody touches warns for 20 s before it is given back', () => {
  expect(WARNING_MS).toBeGreaterThanOrEqual(20_000);
  expect(idleState(0, IDLE_MS - WARNING_MS - 1)).toEqual({ phase: 'active' });
  expect(idleState(0, IDLE_MS - WARNING_MS)).toEqual({ phase: 'asking', leftMs: WARNING_MS });
  expect(idleState(0, IDLE_MS)).toEqual({ phase: 'over' });
});

test('S-K6 one touch gives the whole time again', () => {
  expect(idleState(IDLE_MS - 1, IDLE_MS)).toEqual({ phase: 'active' });
});
