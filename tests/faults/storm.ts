import type { Violation } from './check/evidence.ts';
import type { Figures } from './check/figures.ts';
import { judge } from './check/judge.ts';
import { inflictAll } from './inflict-all.ts';
import { OPEN } from './proxy.ts';
import { Random } from './random.ts';
import { type Fault, planFaults, type Target } from './schedule.ts';
import { untilSettled } from './settle.ts';
import { type Cast, type Stage, setStage } from './stage.ts';

export interface StormOptions extends Cast {
  durationMs: number;
  /** How long the hub is left alone between two of its faults, on average. */
  hubGapMs: number;
  /** The network is said to be back at the end, as a kiosk's computer says it; else everybody comes back by themselves. */
  nudge: boolean;
  /** Just these, where a test needs something certain; else by the seed. */
  faults?: readonly Fault[];
  /** How long everybody may take to have the same, where it is not as long as a real lab's would. */
  stuckAfterMs?: number;
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
  const stage = await setStage(options);
  let keep: 'keep' | 'remove' = 'remove';
  try {
    const result = await rage(options, stage);
    if (result.violations.length === 0 || !options.keepBroken) return result;
    keep = 'keep';
    return { ...result, keptIn: stage.folder };
  } finally {
    await stage.strike(keep);
  }
}

async function rage(options: StormOptions, stage: Stage): Promise<StormResult> {
  const { hub, disk, crews, lines, lab, specs } = stage;
  const faults = options.faults ?? planFaults(new Random(options.seed).branch('faults'), targetOf(options, stage));
  const found = await inflictAll(faults, stage, options);
  for (const crew of crews) crew.order({ do: 'rest' });
  for (const line of lines) line.set(OPEN);
  if (options.nudge) for (const crew of crews) crew.order({ do: 'nudge' });
  const settled = await untilSettled(crews, options.stuckAfterMs);
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

const targetOf = ({ durationMs, hubGapMs }: StormOptions, { disk, lines, crews }: Stage): Target => ({
  durationMs,
  hubGapMs,
  lines: lines.length,
  crews: crews.length,
  canFillDisk: disk.cannotFill === undefined,
});

const countKinds = (faults: readonly Fault[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(faults, (one) => one.kind)].map(([kind, all]) => [kind, all.length]));
