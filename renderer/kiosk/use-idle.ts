import { useEffect, useState } from 'react';
import { useLocalNow } from '../store/use-clock.ts';

/** A screen that somebody left open is given back after this long without a touch or a key. */
export const IDLE_MS = 60_000;
/** For this long before, it asks; WCAG 2.2.1 wants at least 20 s to answer. */
export const WARNING_MS = 20_000;

/** What to do about a screen that nobody has touched since `touchedAt`. */
export function idleState(
  touchedAt: number,
  now: number,
): { phase: 'active' | 'over' } | { phase: 'asking'; leftMs: number } {
  const leftMs = touchedAt + IDLE_MS - now;
  if (leftMs <= 0) return { phase: 'over' };
  return leftMs <= WARNING_MS ? { phase: 'asking', leftMs } : { phase: 'active' };
}

/** The seconds left to say “still here”, or null. Every touch and key counts as one; when it is over, calls back once. */
export function useIdle(onOver: () => void): number | null {
  const [touchedAt, setTouchedAt] = useState(() => Date.now());
  const state = idleState(touchedAt, useLocalNow());
  const isOver = state.phase === 'over';

  useEffect(() => {
    const touch = () => setTouchedAt(Date.now());
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, touch, true);
    return () => {
      for (const event of events) window.removeEventListener(event, touch, true);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the time is over
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver]);

  return state.phase === 'asking' ? Math.ceil(state.leftMs / 1000) : null;
}
