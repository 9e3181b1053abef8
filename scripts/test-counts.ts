import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './run.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of those that passed: how many only when they were tried again. */
  again: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  /** A file that can't be read at all has no tests, and has failed. */
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  /** What went wrong outside of any test. */
  errors: z.array(z.unknown()),
});

/** Where a runner writes its report, relative to the project; the last one's is removed. */
export function resultFile(runner: string): string {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const file = join('.cache', `${runner}-results.json`);
  rmSync(join(ROOT, file), { force: true });
  return file;
}

export function vitestCounts(file: string): Counts {
  const report = read(vitestReport, file);
  if (report === undefined) return NOTHING;
  const unreadable = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unreadable.length,
    skipped: report.numPendingTests,
    again: 0,
  };
}

/** What was tried again and passed has passed, and is counted apart: decision 0011. */
export function playwrightCounts(file: string): Counts {
  const report = read(playwrightReport, file);
  if (report === undefined) return NOTHING;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, again: flaky };
}

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0, again: 0 };

/** A runner that crashed leaves no report; its exit code says the rest. */
function read<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  } catch (error) {
    console.error(`There is no readable report in ${file}: ${(error as Error).message}`);
    return undefined;
  }
}
