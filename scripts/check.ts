import { join } from 'node:path';
import { installChromium } from './install-chromium.ts';
import { bin, childEnv, ROOT, run } from './run.ts';
import { type Counts, playwrightCounts, resultFile, vitestCounts } from './test-counts.ts';

/**
 * Everything that must hold of the project, as CI runs it. `npm run check` stops at the first failure; `npm test`
 * (`--keep-going`) goes on, so that its counts are whole. The last line is always `N passed, N failed`.
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
  counts?: Counts;
}

const MS_PER_SECOND = 1000;

const failed: string[] = [];
const counted: [string, Counts][] = [];
for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const startedAt = performance.now();
  const { ok, counts } = await step.run();
  const seconds = ((performance.now() - startedAt) / MS_PER_SECOND).toFixed(1);
  console.log(`── ${step.name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (counts !== undefined) counted.push([step.name, counts]);
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
  return judged(code, vitestCounts(file));
}

async function playwright(): Promise<Result> {
  const chromium = await installChromium();
  if (chromium === undefined) return { ok: false };
  console.log(`Browser: ${chromium}`);
  const file = resultFile('playwright');
  const env = childEnv({ HYCON_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, file) });
  const { code } = await run(bin('playwright'), ['test', '--reporter=list,json'], { env });
  return judged(code, playwrightCounts(file));
}

/** A runner that found no tests has proved nothing. */
function judged(code: number, counts: Counts): Result {
  if (counts.passed + counts.failed === 0) console.error('No tests ran.');
  return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, counts };
}

function summarise(): void {
  console.log('');
  for (const [name, { passed, failed: broken, skipped, again }] of counted) {
    const shaky = again > 0 ? ` (${again} of them only when tried again; named above as flaky)` : '';
    console.log(`${name}: ${passed} passed${shaky}, ${broken} failed, ${skipped} skipped`);
  }
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
  const sum = (pick: (counts: Counts) => number) => counted.reduce((total, [, counts]) => total + pick(counts), 0);
  console.log(`${sum((counts) => counts.passed)} passed, ${sum((counts) => counts.failed)} failed`);
  process.exit(failed.length === 0 ? 0 : 1);
}
