import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions, Figure, Row } from './figure.ts';
import { blip } from './rows/blip.ts';
import { bundle } from './rows/bundle.ts';
import { burst } from './rows/burst.ts';
import { durableIntents } from './rows/durable-intents.ts';
import { fanOut200, fanOut1000 } from './rows/fan-out.ts';
import { firstPaint } from './rows/first-paint.ts';
import { halfOpen } from './rows/half-open.ts';
import { idleMemory } from './rows/idle-memory.ts';
import { renderer } from './rows/renderer.ts';
import { replay } from './rows/replay.ts';
import { restart1000, restart10000 } from './rows/restart.ts';
import { scrolling } from './rows/scrolling.ts';
import { sessionStart } from './rows/session-start.ts';
import { strangers } from './rows/strangers.ts';
import { touch } from './rows/touch.ts';

const ROWS: Row[] = [
  fanOut200,
  fanOut1000,
  burst,
  idleMemory,
  sessionStart,
  durableIntents,
  halfOpen,
  blip,
  restart1000,
  restart10000,
  replay,
  strangers,
  renderer,
  scrolling,
  firstPaint,
  touch,
  bundle,
];
const FULL: BenchOptions = { rounds: 3, seconds: 8 };
const QUICK: BenchOptions = { rounds: 1, seconds: 4 };
const RESULTS = join(import.meta.dirname, 'results');

/** `npm run bench -- [--quick] [row…]` */
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. Rows: ${ROWS.map((row) => row.name).join(', ')}.`);
  process.exit(1);
}
const rows = names.length === 0 ? ROWS : ROWS.filter((row) => names.includes(row.name));
const options = words.includes('--quick') ? QUICK : FULL;

const figures: Figure[] = [];
for (const row of rows) {
  console.error(`${row.name} …`);
  figures.push(...(await row.run(options)));
}
console.log(table(figures));
console.log(`Written to ${save(figures)}`);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);

function table(all: Figure[]): string {
  const head = ['', 'hub', 'bare', 'judged', 'bound', ''];
  const lines = all.map((one) => [
    one.name,
    `${short(one.hub)} ${one.unit}`,
    one.bare === undefined ? '' : `${short(one.bare)} ${one.unit}`,
    one.judged.toFixed(2),
    one.bound,
    `${one.ok ? 'ok' : 'MISSED'}${one.note === undefined ? '' : ` (${one.note})`}`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => (line[i] ?? '').length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

function save(all: Figure[]): string {
  mkdirSync(RESULTS, { recursive: true });
  const at = new Date().toISOString();
  const name = `${at.slice(0, 16).replaceAll(':', '')}${options === QUICK ? '-quick' : ''}.json`;
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model, node: process.version, platform: process.platform };
  writeFileSync(join(RESULTS, name), `${JSON.stringify({ at, machine, options, figures: all }, null, 2)}\n`);
  return join('bench', 'results', name);
}
