import { create } from 'zustand';
import { useHub } from './use-hub.ts';

const SECOND_MS = 1000;
/** Heads come every 5 s; two missed ones, and what is shown may be old. */
export const STALE_AFTER_MS = 10_000;

/** The one clock of a page: it ticks each second, and every timer and duration reads it. Local time. */
const useTick = create<{ localNow: number }>()(() => ({ localNow: Date.now() }));

setInterval(() => useTick.setState({ localNow: Date.now() }), SECOND_MS);

/** The hub's time now. */
export const hubNow = (): number => Date.now() + useHub.getState().offsetMs;

/** The hub's time, anew each second. */
export function useNow(): number {
  const offsetMs = useHub((s) => s.offsetMs);
  return useTick((s) => s.localNow) + offsetMs;
}

/** The hub's time in whole minutes, anew each minute: for durations that show no seconds. */
export function useMinute(): number {
  const offsetMs = useHub((s) => s.offsetMs);
  return useTick((s) => Math.floor((s.localNow + offsetMs) / 60_000) * 60_000);
}

export const useLocalNow = (): number => useTick((s) => s.localNow);

/** Since when what is shown may be old (hub time), or null while it is live. */
export function useStaleSince(): number | null {
  const currentAt = useHub((s) => s.currentAt);
  const offsetMs = useHub((s) => s.offsetMs);
  const isStale = useTick((s) => currentAt !== null && s.localNow - currentAt > STALE_AFTER_MS);
  return isStale && currentAt !== null ? currentAt + offsetMs : null;
}
