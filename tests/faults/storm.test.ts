import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { report } from './checker.ts';
import { Random } from './random.ts';
import { planFaults } from './schedule.ts';
import { runStorm, type StormOptions } from './storm.ts';

/** The short form: every kind of fault, ten stations. `npm run faults` is the long one. */
const SHORT: Omit<StormOptions, 'seed'> = {
  durationMs: 11_000,
  kiosks: 8,
  desks: 2,
  crewSize: 5,
  paceMs: 220,
  hubGapMs: 2_000,
  nudge: true,
};
const TIMEOUT_MS = 150_000;
const FIXED_SEED = 20_261_122;
const ANY_SEED = randomInt(1_000_000_000);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

describe.concurrent('a storm', () => {
  test.for([FIXED_SEED, ANY_SEED])(
    'FA-17 after a short storm (seed %i) everything that was promised holds',
    { timeout: TIMEOUT_MS },
    async (seed) => {
      const result = await runStorm({ ...SHORT, seed });
      const { acts, sentAgain } = result.figures;
      say(`storm ${seed}: ${acts} acts, ${sentAgain} sent again, settled in ${result.settledMs} ms`);
      for (const what of result.notDone) say(`NOT DONE: ${what}`);
      expect(result.violations, `seed ${seed}\n${report(result.violations)}`).toEqual([]);
      expect(acts, 'people did something').toBeGreaterThan(SHORT.kiosks);
    },
  );
});

test('FA-2 the same seed gives the same schedule, another seed another', () => {
  const target = { durationMs: 60_000, lines: 10, crews: 3, canFillDisk: true, hubGapMs: 2_000 };
  const plan = (seed: number) => planFaults(new Random(seed), target);
  expect(plan(1)).toEqual(plan(1));
  expect(plan(1)).not.toEqual(plan(2));
});

test('FA-2 a schedule of some minutes has every kind of fault, and ends in time', () => {
  const target = { durationMs: 180_000, lines: 10, crews: 3, canFillDisk: true, hubGapMs: 2_000 };
  const plan = planFaults(new Random(3), target);
  expect(new Set(plan.map((one) => one.kind)).size).toBe(KINDS);
  expect(Math.max(...plan.map((one) => one.atMs + one.forMs))).toBeLessThanOrEqual(target.durationMs);
});

test('FA-2 where the disk can’t be filled, nobody tries to', () => {
  const plan = planFaults(new Random(3), {
    durationMs: 180_000,
    lines: 10,
    crews: 3,
    canFillDisk: false,
    hubGapMs: 2_000,
  });
  expect(plan.filter((one) => one.kind.startsWith('disk'))).toEqual([]);
});

/** Six for the hub, six for lines, two for crews, clocks, and the command line. */
const KINDS = 16;
