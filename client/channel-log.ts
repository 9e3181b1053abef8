import { type ChannelState, foldOf } from '../protocol/channels.ts';
import { FACT_TYPES, type Fact, type UnknownFact } from '../protocol/facts.ts';
import type { ChannelName } from '../protocol/scalars.ts';
import type { Cursor, Facts } from '../protocol/wire.ts';
import type { Whole } from './inbound.ts';

/** A channel as far as this client has it; `epoch` is null until the hub has named one. */
export interface ChannelLog {
  readonly channel: ChannelName;
  readonly epoch: string | null;
  readonly seq: number;
  /** A state that this log had, and what came after it: facts are folded when somebody asks, or together when many wait. */
  readonly base: ChannelState;
  readonly tail: readonly (Fact | UnknownFact)[];
}

/** So many facts wait to be folded at most: a busy floor is copied once for them, not once for each. */
const MAX_TAIL = 500;

/** The state of a log at its place. */
export const stateOf = ({ channel, base, tail }: ChannelLog): ChannelState => foldFacts(channel, base, tail);

export const emptyLog = (channel: ChannelName): ChannelLog => ({
  channel,
  epoch: null,
  seq: 0,
  base: foldOf(channel).empty,
  tail: [],
});

export const logOf = ({ channel, epoch, seq, state }: Whole): ChannelLog => ({
  channel,
  epoch,
  seq,
  base: state,
  tail: [],
});

/** A log as a snapshot of itself; none before the hub has named its history. */
export const wholeOf = (log: ChannelLog): Whole[] =>
  log.epoch === null ? [] : [{ channel: log.channel, epoch: log.epoch, seq: log.seq, state: stateOf(log) }];

/** What a frame did to a log: `fresh` was applied; `gap` means that facts before it are missing. */
export interface Taken {
  log: ChannelLog;
  fresh: (Fact | UnknownFact)[];
  gap: boolean;
}

/** Applies `seq + 1` and on, ignores what is already in, and stops at a gap or at another history. Pure. */
export function takeFacts(log: ChannelLog, frame: Facts): Taken {
  const startsHere = log.epoch === null && log.seq === 0;
  if (log.epoch !== frame.epoch && !startsHere) return { log, fresh: [], gap: true };
  const fresh: (Fact | UnknownFact)[] = [];
  let seq = log.seq;
  for (const one of frame.facts) {
    if (one.seq <= seq) continue;
    if (one.seq !== seq + 1) return { log: advance(log, frame.epoch, fresh), fresh, gap: true };
    fresh.push(one);
    seq = one.seq;
  }
  return { log: advance(log, frame.epoch, fresh), fresh, gap: false };
}

/** Whether the log has everything up to this place of this history. */
export const reaches = (log: ChannelLog, place: Cursor): boolean => log.epoch === place.epoch && log.seq >= place.seq;

/** An empty log takes the name of a history that is empty too. */
export const adoptEmpty = (log: ChannelLog, place: Cursor): ChannelLog =>
  log.epoch === null && place.seq === 0 ? { ...log, epoch: place.epoch } : log;

function advance(log: ChannelLog, epoch: string, fresh: readonly (Fact | UnknownFact)[]): ChannelLog {
  const last = fresh.at(-1);
  if (!last) return log;
  const tail = [...log.tail, ...fresh];
  const next = { ...log, epoch, seq: last.seq, tail };
  return tail.length < MAX_TAIL ? next : { ...next, base: stateOf(next), tail: [] };
}

/** Folds facts in order; one of a type that this build doesn't know takes its place and changes nothing. */
export function foldFacts<S extends ChannelState>(
  channel: ChannelName,
  state: S,
  facts: readonly (Fact | UnknownFact)[],
): S {
  return foldOf(channel).applyAll(state as never, facts.filter(isKnown)) as S;
}

const known = new Set<string>(FACT_TYPES);
export const isKnown = (one: Fact | UnknownFact): one is Fact => known.has(one.type);
