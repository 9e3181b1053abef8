import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { ROOT } from './run.ts';

/** What a runner's tests came to. */
export interface Results {
  passed: number;
  skipped: number;
  failed: Miss[];
  /** Of those that passed: what passed only when it was tried again (decision 0011). */
  again: Miss[];
}

/** A test that did not pass the first time. */
export interface Miss {
  name: string;
  /** The first line of what it said. */
  why: string;
}

const vitestTest = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).optional(),
});
const vitestReport = z.object({
  numPassedTests: z.int(),
  numPendingTests: z.int(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), message: z.string(), assertionResults: z.array(vitestTest) }),
  ),
});
type VitestFile = z.infer<typeof vitestReport>['testResults'][number];

const playwrightError = z.object({ message: z.string().optional() });
const playwrightTest = z.object({
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  results: z.array(z.object({ errors: z.array(playwrightError) })),
});
const playwrightSuite = z.object({
  specs: z.array(z.object({ file: z.string(), title: z.string(), tests: z.array(playwrightTest) })),
  /** Suites in suites, to any depth. */
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
type PlaywrightSuite = z.infer<typeof playwrightSuite>;
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), flaky: z.int(), skipped: z.int() }),
  suites: z.array(playwrightSuite),
  /** What went wrong outside of any test. */
  errors: z.array(playwrightError),
});

/** Where a runner writes its report, relative to the project; the last one's is removed. */
export function resultFile(runner: string): string {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const file = join('.cache', `${runner}-results.json`);
  rmSync(join(ROOT, file), { force: true });
  return file;
}

export function vitestResults(file: string): Results {
  const report = read(vitestReport, file);
  if (report === undefined) return NOTHING;
  const { numPassedTests, numPendingTests, testResults } = report;
  return {
    passed: numPassedTests,
    skipped: numPendingTests,
    failed: testResults.flatMap((file) => missesOf(file, 'failed')),
    again: testResults.flatMap((file) => missesOf(file, 'passed')),
  };
}

/** Its tests that ended so, and failed at least once on the way. */
function missesOf({ name, status, message, assertionResults }: VitestFile, end: 'failed' | 'passed'): Miss[] {
  const path = relative(ROOT, name);
  const misses = assertionResults.flatMap(({ status: its, fullName, failureMessages: [why] = [] }) =>
    its === end && (end === 'failed' || why !== undefined)
      ? [{ name: `${path} › ${fullName}`, why: firstLine(why) }]
      : [],
  );
  // A file may fail without any of its tests: it can't be read, or what it does around them went wrong.
  const failsAlone = end === 'failed' && status === 'failed' && misses.length === 0;
  return failsAlone ? [{ name: path, why: firstLine(message) }] : misses;
}

/** What was tried again and passed has passed, and is counted apart: decision 0011. */
export function playwrightResults(file: string): Results {
  const report = read(playwrightReport, file);
  if (report === undefined) return NOTHING;
  const { stats, suites, errors } = report;
  const outside = errors.map((error) => ({ name: 'outside of any test', why: firstLine(error.message) }));
  return {
    passed: stats.expected + stats.flaky,
    skipped: stats.skipped,
    failed: [...suites.flatMap((suite) => missesIn(suite, 'unexpected')), ...outside],
    again: suites.flatMap((suite) => missesIn(suite, 'flaky')),
  };
}

function missesIn(suite: PlaywrightSuite, status: 'unexpected' | 'flaky'): Miss[] {
  const here = suite.specs.flatMap(({ file, title, tests }) =>
    tests
      .filter((test) => test.status === status)
      .map(({ results }) => ({
        name: `${file} › ${title}`,
        why: firstLine(results.flatMap((result) => result.errors)[0]?.message),
      })),
  );
  return [...here, ...(suite.suites ?? []).flatMap((inner) => missesIn(inner, status))];
}

const NOTHING: Results = { passed: 0, skipped: 0, failed: [], again: [] };

function firstLine(message = ''): string {
  return stripVTControlCharacters(message).trim().split('\n')[0] ?? '';
}

/** A runner that crashed leaves no report; its exit code says the rest. */
function read<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8')));
  } catch (error) {
    console.error(`There is no readable report in ${file}: ${(error as Error).message}`);
    return undefined;
  }
}
