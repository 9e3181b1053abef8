import { useEffect, useState } from 'react';

const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * For how long nobody has touched this kiosk, anew with every `tick`. In Electron the whole machine counts, also the
 * instrument's own program; in a browser the page. Counted by a clock that nobody can set: a corrected time of day is no
 * absence. `before` is what was known when the page began.
 */
export function useIdleMs(tick: number, before: () => number): number {
  const [touchedAt, setTouchedAt] = useState(() => performance.now() - before());

  useEffect(() => {
    const touch = () => setTouchedAt(performance.now());
    for (const event of EVENTS) window.addEventListener(event, touch, { capture: true, passive: true });
    return () => {
      for (const event of EVENTS) window.removeEventListener(event, touch, true);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked with every tick
  useEffect(() => {
    // By when it was asked: an answer that takes its time is no later touch.
    const askedAt = performance.now();
    void window.hycon?.idleMs().then((idleMs) => setTouchedAt((known) => Math.max(known, askedAt - idleMs)));
  }, [tick]);

  return performance.now() - touchedAt;
}
