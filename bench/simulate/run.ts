import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startHubProcess } from '../../scripts/hub-process.ts';
import { stop } from '../../scripts/run.ts';
import { Random } from '../../tests/faults/random.ts';
import { rssBytes } from '../hub/process-usage.ts';
import { liveAtDesk } from './desk.ts';
import { liveAtKiosk } from './kiosk.ts';
import { makeLab, type SimulatedLab } from './lab.ts';
import { HOUR_MS, LabTime } from './lab-time.ts';
import { openScreens } from './screens.ts';
import { emptyTally, type Tally } from './watcher.ts';

interface Options {
  stations: number;
  speed: number;
  hours: number;
  seed: number;
  port: number;
  screens: boolean;
}

const MB = 1024 * 1024;
const STOP_WITHIN_MS = 12_000;
/** What memory may have grown by from the second hour to the last, where a day is long enough to tell. */
const MOST_GROWTH = 0.1;
const LEAST_HOURS_TO_JUDGE = 4;

const from =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!(value >= least)) throw new InvalidArgumentError(`It is a number from ${least} on.`);
    return value;
  };

/** `npm run simulate -- [--stations 50] [--speed 20] [--hours 8]`: a believable day in a lab, over real connections. */
const options = new Command('simulate')
  .option('--stations <n>', 'kiosks', from(1), 50)
  .option('--speed <x>', 'so many times faster than a clock', from(1), 20)
  .option('--hours <h>', 'hours of the lab’s day; 0 goes on until it is stopped', from(0), 8)
  .option('--seed <n>', 'the same seed, the same dice', from(0), Date.now() % 1_000_000)
  .option('--port <n>', 'where the hub listens; 0 takes a free port', from(0), 4180)
  .option('--screens', 'keeps a dashboard and a kiosk open in Chromium, and watches their memory too', false)
  .parse()
  .opts<Options>();

const data = mkdtempSync(join(tmpdir(), 'hycon-simulated-'));
const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort());
process.exitCode = await day(options).finally(() => rmSync(data, { recursive: true, force: true }));

async function day({ stations, speed, hours, seed, port, screens: hasScreens }: Options): Promise<number> {
  const random = new Random(seed);
  console.log(`A day with seed ${seed}: ${stations} kiosks, ${speed} times faster than a clock.`);
  // A real kiosk has a station of its own: at somebody's it would take over.
  const lab = await makeLab(data, stations + (hasScreens ? 1 : 0), random);
  const hub = await startHubProcess(['--data', data, '--port', String(port), '--log-level', 'error']);
  if (!hub) return 1;
  console.log(`Dashboard  ${hub.url}/  as ${lab.desks[0]?.user.username} with ${lab.password}`);
  console.log(`A kiosk    ${hub.url}/kiosk?station=${lab.kiosks[0]?.token}`);
  const time = new LabTime(speed, over.signal);
  const tally = emptyTally();
  const lives = open({ ...lab, kiosks: lab.kiosks.slice(0, stations) }, hub.url, { random, time, tally });
  const screens = hasScreens ? await openScreens(lab, hub.url) : undefined;
  const memory = async (): Promise<Map<string, number>> =>
    new Map([['hub', rssBytes(hub.child.pid ?? 0) / MB], ...((await screens?.heapsMb()) ?? [])]);
  const hourly = await watch(hours, { time, tally, memory });
  over.abort();
  await screens?.close();
  await Promise.all(lives);
  await stop(hub.child, STOP_WITHIN_MS);
  tell(tally);
  return judge(hourly);
}

interface Scene {
  random: Random;
  time: LabTime;
  tally: Tally;
}

function open({ kiosks, desks, visitors }: SimulatedLab, url: string, { random, ...scene }: Scene): Promise<void>[] {
  const about = [...visitors];
  return [
    ...kiosks.map(({ station: { equipmentIds }, token }, index) => {
      const entrance = { url, kind: 'station', token } as const;
      return liveAtKiosk({ ...scene, entrance, equipmentIds, about, random: random.branch(`kiosk ${index}`) });
    }),
    ...desks.map(({ user, token }, index) => {
      const entrance = { url, kind: 'person', token } as const;
      return liveAtDesk({ ...scene, entrance, userId: user.id, random: random.branch(`desk ${index}`) });
    }),
  ];
}

interface Watch extends Omit<Scene, 'random'> {
  /** What each of them holds now, in MB by name. */
  memory(): Promise<Map<string, number>>;
}

/** A line for each hour of the lab; returns what everyone's memory was at the end of each. */
async function watch(hours: number, { time, tally, memory }: Watch): Promise<Map<string, number>[]> {
  const hourly: Map<string, number>[] = [];
  while (!time.isOver() && (hours === 0 || hourly.length < hours)) {
    await time.pass((hourly.length + 1) * HOUR_MS - time.elapsedMs());
    if (time.isOver()) break;
    const now = await memory();
    hourly.push(now);
    const { confirmed, refused } = tally;
    const held = [...now].map(([name, mb]) => `${name} ${mb.toFixed(0)} MB`).join(', ');
    console.log(`${time.wall()}  ${confirmed} acts, ${refused} refused, ${held}`);
  }
  return hourly;
}

/** What was done that day, the rarest last. */
function tell({ kinds }: Tally): void {
  const sorted = [...kinds].toSorted(([, a], [, b]) => b - a);
  console.log(`Done: ${sorted.map(([type, times]) => `${times} ${type}`).join(', ')}.`);
}

/** 1 where the memory of anything has grown by too much. */
function judge(hourly: Map<string, number>[]): number {
  const [, second] = hourly;
  const last = hourly.at(-1);
  if (hourly.length < LEAST_HOURS_TO_JUDGE || !second || !last) return 0;
  const grown = [...second].filter(([name, before]) => !isFlat(name, before, last.get(name) ?? before));
  return grown.length === 0 ? 0 : 1;
}

function isFlat(name: string, before: number, after: number): boolean {
  const growth = after / before - 1;
  const words = `${before.toFixed(1)} MB after the second hour, ${after.toFixed(1)} MB after the last`;
  console.log(`Memory, ${name}: ${words} (${(growth * 100).toFixed(0)} %).`);
  if (growth > MOST_GROWTH) console.log(`That is more than ${MOST_GROWTH * 100} %.`);
  return growth <= MOST_GROWTH;
}
