import { join } from 'node:path';
import { installChromium } from './install-chromium.ts';
import { bin, childEnv, ROOT, run } from './run.ts';
import { type Miss, playwrightResults, type Results, resultFile, vitestResults } from './test-results.ts';

/**
 * Everything that must hold of the project, as CI runs it. `npm run check` stops at the first failure; `npm test`
 * (`--keep-going`) goes on, so that its counts are whole. What failed is named once more at the end, where it is not lost
 * among thousands of lines; the last line is always `N passed, N failed`.
 */
const STEPS: Step[] = [
  { name: 'types', run: () => runs('tsc', '-b') },
  { name: 'biome', run: () => runs('biome', 'check', '.') },
  { name: 'oxlint', run: () => runs('oxlint') },
  { name: 'knip', run: () => runs('knip') },
  { name: 'build', run: () => runs('electron-vite', 'build', '--logLevel', 'warn') },
  { name: 'unit, contract and hub tests', run: vitest },
  { name: 'end-to-end tests', run: playwright },
];

interface Step {
  name: string;
  run(): Promise<Result>;
}

interface Result {
  ok: boolean;
  tests?: Results;
}

const MS_PER_SECOND = 1000;

const failed: string[] = [];
const tested: [string, Results][] = [];
for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const startedAt = performance.now();
  const { ok, tests } = await step.run();
  const seconds = ((performance.now() - startedAt) / MS_PER_SECOND).toFixed(1);
  console.log(`── ${step.name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (tests !== undefined) tested.push([step.name, tests]);
  if (!ok) failed.push(step.name);
  if (!ok && !process.argv.includes('--keep-going')) break;
}
summarise();

async function runs(tool: string, ...args: string[]): Promise<Result> {
  const { code } = await run(bin(tool), args);
  return { ok: code === 0 };
}

async function vitest(): Promise<Result> {
  const file = resultFile('vitest');
  const { code } = await run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`]);
  return judged(code, vitestResults(file));
}

async function playwright(): Promise<Result> {
  const chromium = await installChromium();
  if (chromium === undefined) return { ok: false };
  console.log(`Browser: ${chromium}`);
  const file = resultFile('playwright');
  const env = childEnv({ HYCON_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, file) });
  const { code } = await run(bin('playwright'), ['test', '--reporter=list,json'], { env });
  return judged(code, playwrightResults(file));
}

/** A runner that found no tests has proved nothing. */
function judged(code: number, tests: Results): Result {
  if (tests.passed + tests.failed.length === 0) console.error('No tests ran.');
  return { ok: code === 0 && tests.failed.length === 0 && tests.passed > 0, tests };
}

function summarise(): void {
  console.log('');
  for (const [name, { passed, failed: broken, skipped, again }] of tested) {
    const shaky = again.length > 0 ? ` (${again.length} of them only when tried again)` : '';
    console.log(`${name}: ${passed} passed${shaky}, ${broken.length} failed, ${skipped} skipped`);
    tell('failed', broken);
    tell('flaky', again);
  }
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
  const sum = (pick: (tests: Results) => number) => tested.reduce((total, [, tests]) => total + pick(tests), 0);
  console.log(`${sum((tests) => tests.passed)} passed, ${sum((tests) => tests.failed.length)} failed`);
  process.exit(failed.length === 0 ? 0 : 1);
}

function tell(word: string, misses: Miss[]): void {
  for (const { name, why } of misses) console.log(`  ${word}: ${name}\n    ${why}`);
}
