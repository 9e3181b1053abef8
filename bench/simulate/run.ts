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
import type { Tally } from './watcher.ts';

interface Options {
  stations: number;
  speed: number;
  hours: number;
  seed: number;
  port: number;
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
  .parse()
  .opts<Options>();

const data = mkdtempSync(join(tmpdir(), 'hycon-simulated-'));
const over = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort());
process.exitCode = await day(options).finally(() => rmSync(data, { recursive: true, force: true }));

async function day({ stations, speed, hours, seed, port }: Options): Promise<number> {
  const random = new Random(seed);
  console.log(`A day with seed ${seed}: ${stations} kiosks, ${speed} times faster than a clock.`);
  const lab = await makeLab(data, stations, random);
  const hub = await startHubProcess(['--data', data, '--port', String(port), '--log-level', 'error']);
  if (!hub) return 1;
  console.log(`Dashboard  ${hub.url}/  as ${lab.desks[0]?.user.username} with ${lab.password}`);
  console.log(`A kiosk    ${hub.url}/kiosk?station=${lab.kiosks[0]?.token}`);
  const time = new LabTime(speed, over.signal);
  const tally: Tally = { confirmed: 0, refused: 0 };
  const lives = open(lab, hub.url, { random, time, tally });
  const memory = await watch(hours, { time, tally, pid: hub.child.pid ?? 0 });
  over.abort();
  await Promise.all(lives);
  await stop(hub.child, STOP_WITHIN_MS);
  return judge(memory);
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

/** A line for each hour of the lab; returns the hub's memory at the end of each, in MB. */
async function watch(hours: number, { time, tally, pid }: Omit<Scene, 'random'> & { pid: number }): Promise<number[]> {
  const memory: number[] = [];
  while (!time.isOver() && (hours === 0 || memory.length < hours)) {
    await time.pass((memory.length + 1) * HOUR_MS - time.elapsedMs());
    if (time.isOver()) break;
    memory.push(rssBytes(pid) / MB);
    const { confirmed, refused } = tally;
    console.log(`${time.wall()}  ${confirmed} acts, ${refused} refused, hub ${(memory.at(-1) ?? 0).toFixed(0)} MB`);
  }
  return memory;
}

function judge(memory: number[]): number {
  const [, second] = memory;
  const last = memory.at(-1);
  if (memory.length < LEAST_HOURS_TO_JUDGE || !second || !last) return 0;
  const growth = last / second - 1;
  const isFlat = growth <= MOST_GROWTH;
  const words = `${second.toFixed(0)} MB after the second hour, ${last.toFixed(0)} MB after the last`;
  console.log(`The hub’s memory: ${words} (${(growth * 100).toFixed(0)} %).`);
  if (!isFlat) console.log(`That is more than ${MOST_GROWTH * 100} %.`);
  return isFlat ? 0 : 1;
}
