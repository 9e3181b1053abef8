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
