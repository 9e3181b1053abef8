/** A wedge reader types its keys closer together than this; no person keeps that up for a whole badge. */
export const KEY_GAP_MS = 60;
/** A badge held to the reader is read again and again: within this time it is the same touch. */
export const REPEAT_MS = 2000;
/** Shorter bursts are two fingers on the keyboard, not a badge. */
export const MIN_LENGTH = 4;

/**
 * Keys that may be a badge: held back from the page until they turn out to be a person's. `run` is the whole burst by the
 * keys' own times, also what a busy page let go of too early.
 */
export interface ReaderState {
  held: string;
  run: string;
  lastKeyAt: number;
  lastBadge: string;
  lastBadgeAt: number;
}

export const idleReader: ReaderState = { held: '', run: '', lastKeyAt: 0, lastBadge: '', lastBadgeAt: -REPEAT_MS };

export type ReaderOutcome =
  /** Hold the key back: the burst may go on. What was held before and is now known to be typed comes free. */
  | { type: 'hold'; release: string }
  | { type: 'badge'; badge: string }
  /** The same badge again: swallowed. */
  | { type: 'repeat' }
  /** A person's Enter: what was held comes free first, then the key does what it does. */
  | { type: 'pass'; release: string };

/** Takes one key. Only printable keys and Enter come here. Pure: time is passed in. */
export function readKey(state: ReaderState, key: string, now: number): [ReaderState, ReaderOutcome] {
  const isBurst = state.run !== '' && now - state.lastKeyAt < KEY_GAP_MS;
  if (key !== 'Enter') {
    const release = isBurst ? '' : state.held;
    const [held, run] = isBurst ? [state.held + key, state.run + key] : [key, key];
    return [
      { ...state, held, run, lastKeyAt: now },
      { type: 'hold', release },
    ];
  }
  const free = { ...state, held: '', run: '', lastKeyAt: now };
  if (!isBurst || state.run.length < MIN_LENGTH) return [free, { type: 'pass', release: state.held }];
  const isRepeat = state.run === state.lastBadge && now - state.lastBadgeAt < REPEAT_MS;
  const seen = { ...free, lastBadge: state.run, lastBadgeAt: now };
  return [seen, isRepeat ? { type: 'repeat' } : { type: 'badge', badge: state.run }];
}

/** No key came for {@link KEY_GAP_MS}: what was held is a person's. */
export const letGo = (state: ReaderState): [ReaderState, string] => [{ ...state, held: '' }, state.held];
