import { describe, expect, test } from 'vitest';
import type { Violation } from '../check/evidence.ts';
import { report } from '../checker.ts';
import type { Fault } from '../schedule.ts';
import { runStorm, type StormOptions } from '../storm.ts';
import type { Mutant } from './mutants.ts';

const ENTRY = new URL('./mutant-process.ts', import.meta.url).pathname;

/** A small lab and a short storm: a checker that needs a long one would not be worth much. */
const SMALL: StormOptions = {
  seed: 7,
  durationMs: 5_200,
  kiosks: 4,
  desks: 1,
  crewSize: 5,
  paceMs: 150,
  hubGapMs: 2_000,
  nudge: true,
};

/** With some mutants nobody ever has the same, and that need not be waited for. */
const MUTANT_SETTLES_WITHIN_MS = 5_000;

const LOST_ACKS: Fault[] = [1_500, 3_000, 4_500].map((atMs) => ({ kind: 'lost-acks', atMs, forMs: 700, line: 'all' }));
const KILLS: Fault[] = [2_500, 4_800].map((atMs) => ({ kind: 'hub-kill', atMs, forMs: 0 }));
const KILLED_IN_THE_DARK: Fault[] = [
  { kind: 'black-hole-cut', atMs: 2_500, forMs: 2_500, line: 'all' },
  { kind: 'crew-kill', atMs: 4_500, forMs: 0, crew: 0 },
];

/** Seconds on a machine at rest; with others' work on it, starting twenty processes takes most of it. */
const TIMEOUT_MS = 180_000;

describe.concurrent('mutants', { timeout: TIMEOUT_MS }, () => {
  test.for<[what: string, mutant: Mutant, faults: Fault[], rule: string]>([
    ['a hub that confirms before it commits', 'confirm-before-commit', KILLS, 'FA-6'],
    ['a hub that leaves a fact out of its frames and heads', 'hide-a-fact', [], 'FA-11'],
    ['a hub that runs a repeat again', 'run-repeats', LOST_ACKS, 'FA-6'],
    ['a hub that loses a fact from its store', 'lose-a-fact', [], 'FA-3'],
    ['a hub that denies what it did', 'deny-what-is-done', [], 'FA-5'],
  ])('FA-18 the checker finds %s', async ([, mutant, faults, rule]) => {
    const { violations } = await runStorm({
      ...SMALL,
      faults,
      hub: [ENTRY, mutant],
      stuckAfterMs: MUTANT_SETTLES_WITHIN_MS,
    });
    expect(rulesOf(violations), report(violations)).toContain(rule);
  });

  test('FA-18 the checker finds a kiosk that keeps what people did in memory only', async () => {
    const { violations } = await runStorm({ ...SMALL, faults: KILLED_IN_THE_DARK, outbox: 'memory' });
    expect(rulesOf(violations), report(violations)).toContain('FA-7');
  });

  test('FA-18 the checker finds nothing in the same storms where all keep their promises', async () => {
    const { violations } = await runStorm({ ...SMALL, faults: [...LOST_ACKS, ...KILLS, ...KILLED_IN_THE_DARK] });
    expect(violations, report(violations)).toEqual([]);
  });
});

const rulesOf = (violations: Violation[]): string[] => violations.map((one) => one.rule);
