import { parseArgs } from 'node:util';
import { report } from './checker.ts';
import { runStorm } from './storm.ts';

/** `npm run faults -- [--minutes N] [--seed S] [--stations K]`: a long storm. Prints its figures; exit 1 on a violation. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    stations: { type: 'string', default: '50' },
    quiet: { type: 'boolean', default: false },
  },
});
const MS_PER_MINUTE = 60_000;
/** One desk for so many stations. */
const STATIONS_PER_DESK = 8;
const CREW_SIZE = 10;
const PACE_MS = 1_500;
const HUB_GAP_MS = 8_000;

// So that what it started is ended with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stations = Number(values.stations);
const seed = Number(values.seed);
say(`Storm with seed ${seed}: ${values.minutes} min, ${stations} stations`);
const result = await runStorm({
  seed,
  durationMs: Number(values.minutes) * MS_PER_MINUTE,
  kiosks: stations - Math.ceil(stations / STATIONS_PER_DESK),
  desks: Math.ceil(stations / STATIONS_PER_DESK),
  crewSize: CREW_SIZE,
  paceMs: PACE_MS,
  hubGapMs: HUB_GAP_MS,
  nudge: false,
  keepBroken: true,
  ...(!values.quiet && { say }),
});
say(
  JSON.stringify(
    {
      seed,
      faults: result.faults,
      storageErrors: result.storageErrors,
      settledMs: result.settledMs,
      ...result.figures,
    },
    null,
    2,
  ),
);
for (const line of result.notDone) say(`NOT DONE: ${line}`);
if (result.keptIn !== undefined) say(`Kept in ${result.keptIn}`);
say(result.violations.length === 0 ? 'No violations.' : report(result.violations));
process.exit(result.violations.length === 0 ? 0 : 1);
