import type { Random } from './random.ts';

/** One thing that goes wrong: when it begins, in milliseconds from the storm's start, and how long it lasts. */
export type Fault = { atMs: number; forMs: number } & (
  | { kind: HubKind }
  /** One client's line, by its number, or everybody's. `lost-acks` and `black-hole-cut` end with a cut. */
  | { kind: LineKind; line: number | 'all' }
  | { kind: 'crew-kill' | 'crew-stop'; crew: number }
  | { kind: 'clock'; line: number; offsetMs: number }
  /** Somebody uses the command line beside the running hub. */
  | { kind: 'stranger' }
);
export type FaultKind = Fault['kind'];
/** `hub-kill-twice`: killed, and again while it starts. `disk-full-kill`: killed at a full disk, back when there is room. */
export type HubKind = 'hub-kill' | 'hub-kill-twice' | 'hub-stop' | 'hub-terminate' | 'disk-full' | 'disk-full-kill';
type LineKind = 'black-hole' | 'black-hole-cut' | 'lost-acks' | 'deaf-hub' | 'slow' | 'cut';

/** What there is to break. */
export interface Target {
  durationMs: number;
  lines: number;
  crews: number;
  canFillDisk: boolean;
  /** How long the hub is left alone between two of its faults, on average. */
  hubGapMs: number;
}

/** How long each kind lasts, in milliseconds: some shorter than the 8 s after which a client gives a link up, some longer. */
const LASTS: Record<FaultKind, readonly [low: number, high: number]> = {
  'hub-kill': [0, 1_500],
  'hub-kill-twice': [50, 900],
  'hub-stop': [300, 5_000],
  'hub-terminate': [0, 500],
  'disk-full': [1_000, 3_500],
  'disk-full-kill': [800, 2_000],
  'black-hole': [500, 11_000],
  'black-hole-cut': [500, 9_500],
  'lost-acks': [300, 4_000],
  'deaf-hub': [300, 4_000],
  slow: [1_000, 6_000],
  cut: [0, 0],
  'crew-kill': [0, 1_500],
  'crew-stop': [300, 11_000],
  clock: [0, 0],
  stranger: [0, 0],
};

/** How far apart the faults of the other streams are on average, in milliseconds. */
const GAPS_MS = { lines: 500, crews: 3_000, others: 4_000 };
/** A clock that is set late is known to be wrong only at the next beat, and everybody would wait for that. */
const BEAT_MS = 5_500;
/** Every so often the whole network goes, not one line. */
const EVERYONE_CHANCE = 0.1;
/** A clock is up to a day wrong, either way, or right again. */
const CLOCKS_MS: readonly number[] = [0, -86_400_000, -3_600_000, -5_000, 5_000, 3_600_000, 86_400_000];

/** Everything that will go wrong, in order. The same dice and the same target give the same schedule. */
export function planFaults(random: Random, target: Target): Fault[] {
  const hub = stream(random.branch('hub'), target, target.hubGapMs, HUB, () => ({}));
  const lines = [0, 1].flatMap((half) =>
    stream(random.branch(`lines ${half}`), target, GAPS_MS.lines, LINES, (dice) => lineOf(dice, target, half)),
  );
  const crews = stream(random.branch('crews'), target, GAPS_MS.crews, CREWS, (dice) => ({
    crew: dice.int(0, target.crews - 1),
  }));
  const early = { ...target, durationMs: Math.max(target.durationMs / 2, target.durationMs - BEAT_MS) };
  const others = stream(random.branch('others'), early, GAPS_MS.others, OTHERS, (dice) => ({
    line: dice.int(0, target.lines - 1),
    offsetMs: dice.pick(CLOCKS_MS),
  }));
  return [...hub, ...lines, ...crews, ...others].toSorted((a, b) => a.atMs - b.atMs);
}

const HUB: readonly HubKind[] = [
  'hub-kill',
  'hub-stop',
  'hub-terminate',
  'hub-kill-twice',
  'disk-full',
  'disk-full-kill',
];
const LINES: readonly FaultKind[] = [
  'lost-acks',
  'black-hole',
  'black-hole-cut',
  'deaf-hub',
  'slow',
  'cut',
  'lost-acks',
];
const CREWS: readonly FaultKind[] = ['crew-kill', 'crew-stop', 'crew-kill'];
const OTHERS: readonly FaultKind[] = ['clock', 'stranger', 'clock'];

/** Two streams break lines, each its own half of them, so that no line is broken twice at a time. */
function lineOf(dice: Random, { lines }: Target, half: number): { line: number | 'all' } {
  if (half === 0 && dice.chance(EVERYONE_CHANCE)) return { line: 'all' };
  const middle = Math.ceil(lines / 2);
  return { line: half === 0 || lines === 1 ? dice.int(0, middle - 1) : dice.int(middle, lines - 1) };
}

/** One fault after another, each of its kinds once before any comes again. */
function stream(
  dice: Random,
  target: Target,
  gapMs: number,
  kinds: readonly FaultKind[],
  where: (dice: Random) => object,
): Fault[] {
  const allowed = kinds.filter((kind) => target.canFillDisk || !kind.startsWith('disk-full'));
  const faults: Fault[] = [];
  let bag: FaultKind[] = [];
  for (let atMs = dice.gapMs(gapMs); ; atMs += dice.gapMs(gapMs)) {
    if (bag.length === 0) bag = dice.shuffled(allowed);
    const kind = bag.pop() ?? 'cut';
    const forMs = dice.int(...LASTS[kind]);
    if (atMs + forMs > target.durationMs) return faults;
    faults.push({ kind, atMs: Math.round(atMs), forMs, ...where(dice) } as Fault);
    atMs += forMs;
  }
}
