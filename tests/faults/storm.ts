import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from './check/evidence.ts';
import type { Figures } from './check/figures.ts';
import { judge } from './check/judge.ts';
import { Crew } from './clients/crew.ts';
import type { ClientSpec } from './clients/messages.ts';
import { inflict, type Scene } from './fault-hands.ts';
import { HUB } from './hub/command-line.ts';
import { openDisk } from './hub/disk.ts';
import { HubUnderTest } from './hub/hub-under-test.ts';
import { prepareLab, type StormLab } from './lab.ts';
import { Cable, OPEN } from './proxy.ts';
import { Random } from './random.ts';
import { type Fault, planFaults, type Target } from './schedule.ts';
import { untilSettled } from './settle.ts';

export interface StormOptions {
  seed: number;
  durationMs: number;
  kiosks: number;
  desks: number;
  crewSize: number;
  paceMs: number;
  /** How long the hub is left alone between two of its faults, on average. */
  hubGapMs: number;
  /** The network is said to be back at the end, as a kiosk's computer says it; else everybody comes back by themselves. */
  nudge: boolean;
  /** A mutant in place of the hub. */
  hub?: string[];
  outbox?: ClientSpec['outbox'];
  /** Just these, where a test needs something certain; else by the seed. */
  faults?: readonly Fault[];
  /** How long everybody may take to have the same, where it is not as long as a real lab's would. */
  settleWithinMs?: number;
  say?: (line: string) => void;
  /** After a violation everything that was written stays, and where is said. */
  keepBroken?: boolean;
}

export interface StormResult {
  seed: number;
  violations: Violation[];
  figures: Figures;
  faults: Record<string, number>;
  /** How often the hub could not write, by SQLite's code. */
  storageErrors: Record<string, number>;
  /** From the last fault's end until everybody had the same, in milliseconds. */
  settledMs: number;
  /** Where everything lies still, if it was kept. */
  keptIn?: string;
  /** Why the disk was never full, where it can't be. */
  notDone: string[];
}

/** One storm from an empty folder to the verdict; everything that it started is gone afterwards. */
export async function runStorm(options: StormOptions): Promise<StormResult> {
  const random = new Random(options.seed);
  const folder = await mkdtemp(join(tmpdir(), 'hycon-storm-'));
  const disk = await openDisk(folder);
  const crews: Crew[] = [];
  const lines: Cable[] = [];
  let hub: HubUnderTest | undefined;
  let keptIn: string | undefined;
  try {
    // SQLite finds its way past the door to another name space, so the file is made outside and carried in.
    const outside = join(folder, 'lab');
    const lab = await prepareLab(outside, options.kiosks, options.desks);
    await cp(outside, disk.reach, { recursive: true });
    hub = await HubUnderTest.create(disk, options.hub ?? HUB);
    await hub.start();
    for (let i = 0; i < options.kiosks + options.desks; i++) lines.push(await Cable.open(hub.port));
    const specs = specsOf(options, { lab, lines, folder, random });
    for (let i = 0; i < specs.length; i += options.crewSize) crews.push(new Crew(specs.slice(i, i + options.crewSize)));
    await Promise.all(crews.map((crew) => crew.start()));
    await Promise.all(crews.map((crew) => crew.untilLive()));
    const scene: Scene = { hub, disk, lines, names: specs.map((one) => one.name), crews };
    const result = await rage(options, scene, { lab, specs, random });
    if (result.violations.length === 0 || !options.keepBroken) return result;
    keptIn = folder;
    await cp(disk.reach, join(folder, 'hub-after'), { recursive: true });
    return { ...result, keptIn };
  } finally {
    await Promise.all(crews.map((crew) => crew.kill()));
    await hub?.kill();
    await Promise.all(lines.map((line) => line.close()));
    await disk.close();
    if (keptIn === undefined) await rm(folder, { recursive: true });
  }
}

interface Cast {
  lab: StormLab;
  specs: ClientSpec[];
  random: Random;
}

async function rage(options: StormOptions, scene: Scene, { lab, specs, random }: Cast): Promise<StormResult> {
  const { hub, disk, crews, lines } = scene;
  const found: Violation[] = [];
  const faults = options.faults ?? planFaults(random.branch('faults'), targetOf(options, scene));
  await inflictAll(faults, scene, options, found);
  for (const crew of crews) crew.order({ do: 'rest' });
  for (const line of lines) line.set(OPEN);
  if (options.nudge) for (const crew of crews) crew.order({ do: 'nudge' });
  const settled = await untilSettled(crews, options.settleWithinMs);
  found.push(...settled.laggards.map((what) => ({ rule: 'FA-16', what })));
  await Promise.all(crews.map((crew) => crew.finish()));
  const journals = specs.map(({ name, journalFile }) => ({ name, file: journalFile }));
  const verdict = await judge(disk, { journals, folder: disk.folder, url: hub.url, token: lab.auditor });
  await hub.terminate();
  const accidents = [...hub.incidents, ...hub.errors, ...crews.flatMap((crew) => crew.broken)];
  found.push(...accidents.map((what) => ({ rule: 'FA-15', what })));
  return {
    seed: options.seed,
    violations: [...found, ...verdict.violations],
    figures: verdict.figures,
    faults: countKinds(faults),
    storageErrors: hub.storageErrors,
    settledMs: settled.tookMs,
    notDone: disk.cannotFill === undefined ? [] : [`The disk was never full: ${disk.cannotFill}`],
  };
}

const targetOf = ({ durationMs, hubGapMs }: StormOptions, { disk, lines, crews }: Scene): Target => ({
  durationMs,
  hubGapMs,
  lines: lines.length,
  crews: crews.length,
  canFillDisk: disk.cannotFill === undefined,
});

/** Each fault at its time; a storm lasts as long as it was asked to, and until its last fault is over. */
async function inflictAll(
  faults: readonly Fault[],
  scene: Scene,
  { durationMs, say }: StormOptions,
  found: Violation[],
): Promise<void> {
  const at = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const before = new Map<string, Promise<void>>();
  const underway = faults.map((fault) => {
    const lane = laneOf(fault);
    const run = inflictOne(fault, before.get(lane));
    before.set(lane, run);
    return run;
  });
  await Promise.all([...underway, at(durationMs)]);

  async function inflictOne(fault: Fault, previous: Promise<void> | undefined): Promise<void> {
    await at(fault.atMs);
    await previous;
    say?.(`${(fault.atMs / 1_000).toFixed(1).padStart(7)} s  ${JSON.stringify(fault)}`);
    try {
      await inflict(fault, scene);
    } catch (error) {
      found.push({ rule: 'FA-15', what: `${fault.kind}: ${(error as Error).message}` });
    }
  }
}

/** A hub, or a crew, that takes its time to start is not hurt again before it has. */
function laneOf(fault: Fault): string {
  if (fault.kind.startsWith('hub-') || fault.kind.startsWith('disk-')) return 'hub';
  if ('crew' in fault) return 'crews';
  return `line ${'line' in fault ? fault.line : ''}`;
}

function specsOf(
  options: StormOptions,
  { lab, lines, folder, random }: { lab: StormLab; lines: Cable[]; folder: string; random: Random },
): ClientSpec[] {
  const dice = random.branch('clients');
  const names = [...lab.kiosks.map((_, i) => `kiosk${i}`), ...lab.desks.map((_, i) => `desk${i}`)];
  return names.map((name, index) => {
    const kiosk = lab.kiosks[index];
    const desk = lab.desks[index - lab.kiosks.length];
    return {
      name,
      kind: kiosk ? ('station' as const) : ('person' as const),
      url: lines[index]?.url ?? '',
      token: kiosk?.token ?? desk?.token ?? '',
      outboxFile: join(folder, `${name}.outbox`),
      journalFile: join(folder, `${name}.journal`),
      outbox: options.outbox ?? 'disk',
      seed: dice.int(1, 2 ** 31),
      paceMs: options.paceMs,
      clockOffsetMs: 0,
      equipmentIds: kiosk?.station.equipmentIds ?? [],
      badges: lab.badges,
    };
  });
}

const countKinds = (faults: readonly Fault[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(faults, (one) => one.kind)].map(([kind, all]) => [kind, all.length]));
