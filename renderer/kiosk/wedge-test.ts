import { KEY_GAP_MS, MIN_LENGTH } from './badge-reader.ts';

/** Keys that came from a reader, or a person: how many and how far apart. What they were is not noted. */
export interface WedgeRun {
  keys: number;
  lastAt: number;
  slowestMs: number;
}

export const NO_KEYS: WedgeRun = { keys: 0, lastAt: 0, slowestMs: 0 };
/** Keys further apart than this are two runs; a reader that says no Enter is silent this long before it is told so. */
export const SILENCE_MS = 1_000;

/** What is wrong with a reader, or that nothing is. */
export type WedgeVerdict =
  | { type: 'works'; keys: number; slowestMs: number }
  | { type: 'too-slow'; slowestMs: number }
  | { type: 'too-short' }
  | { type: 'no-enter' };

/** Takes one key's time. Enter ends the run and gives the verdict. Pure: time is passed in. */
export function noteKey(run: WedgeRun, isEnter: boolean, at: number): [WedgeRun, WedgeVerdict | null] {
  const isGoingOn = run.keys > 0 && at - run.lastAt < SILENCE_MS;
  const slowestMs = isGoingOn ? Math.max(run.slowestMs, at - run.lastAt) : 0;
  const keys = isGoingOn ? run.keys : 0;
  if (!isEnter) return [{ keys: keys + 1, lastAt: at, slowestMs }, null];
  return [NO_KEYS, judge(keys, slowestMs)];
}

/** No key came any more: the reader did not say where its number ends. */
export const afterSilence = ({ keys, slowestMs }: WedgeRun): WedgeVerdict | null =>
  keys === 0 ? null : slowestMs >= KEY_GAP_MS ? { type: 'too-slow', slowestMs } : { type: 'no-enter' };

function judge(keys: number, slowestMs: number): WedgeVerdict {
  if (keys < MIN_LENGTH) return { type: 'too-short' };
  return slowestMs >= KEY_GAP_MS ? { type: 'too-slow', slowestMs } : { type: 'works', keys, slowestMs };
}
