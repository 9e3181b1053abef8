/** One line of the table: what the hub needed, what the bare peer needed in the same run, and what was asked. */
export interface Figure {
  name: string;
  unit: string;
  hub: number;
  /** Absent where there is nothing to compare with. */
  bare?: number;
  /** What is judged: a ratio, a difference or the figure itself, with its bound as it is written in the table. */
  judged: number;
  bound: string;
  ok: boolean;
  /** Every run's figures, in the order in which they were taken. */
  runs: { hub: number[]; bare: number[] };
  note?: string;
}

export interface BenchOptions {
  /** How many times each peer is measured; the median counts. */
  rounds: number;
  /** Length of one measurement, in seconds. */
  seconds: number;
}

export interface Row {
  /** As `npm run bench` takes it. */
  name: string;
  run(options: BenchOptions): Promise<Figure[]>;
}

export type Bound = { atMost: number } | { atLeast: number };

interface Compared {
  name: string;
  unit: string;
  bound: Bound;
  runs: { hub: number[]; bare: number[] };
  note?: string;
}

/** A figure that is judged by its ratio to the bare peer's. */
export function byRatio({ name, unit, bound, runs, note }: Compared): Figure {
  const hub = median(runs.hub);
  const bare = median(runs.bare);
  const judged = hub / bare;
  const verdict = judge(judged, bound, '×');
  return { name, unit, hub, bare, judged, ...verdict, runs, ...(note === undefined ? {} : { note }) };
}

/** A figure that is judged as it is. */
export function byFigure({ runs, name, unit, bound }: Omit<Compared, 'runs'> & { runs: number[] }): Figure {
  const hub = median(runs);
  return { name, unit, hub, judged: hub, ...judge(hub, bound, unit), runs: { hub: runs, bare: [] } };
}

function judge(judged: number, bound: Bound, unit: string): Pick<Figure, 'bound' | 'ok'> {
  return 'atMost' in bound
    ? { bound: `≤ ${bound.atMost} ${unit}`, ok: judged <= bound.atMost }
    : { bound: `≥ ${bound.atLeast} ${unit}`, ok: judged >= bound.atLeast };
}

interface Within {
  name: string;
  unit: string;
  atMost: number;
  runs: number[];
  /** What must not have happened meanwhile; where anything did, the figure does not count. */
  trouble: string[];
  note: string;
}

/** A figure that has a bound of its own, because it is what a person waits. */
export function withinTime({ name, unit, atMost, runs, trouble, note }: Within): Figure {
  const hub = median(runs);
  const [first] = trouble;
  return {
    name,
    unit,
    hub,
    judged: hub,
    bound: `≤ ${atMost} ${unit}`,
    ok: hub <= atMost && first === undefined,
    runs: { hub: runs, bare: [] },
    note: first === undefined ? `${note}; nothing lost` : `${trouble.length} troubles: ${first}`,
  };
}

export const median = (values: number[]): number => quantile(values, 0.5);

export function quantile(values: number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
