import { useEffect, useState } from 'react';
import { useLocalNow } from '../store/use-clock.ts';
import { idleState } from './idle-state.ts';

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
