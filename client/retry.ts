/** The first wait is at most this: one lost packet should not be felt. */
const FIRST_MS = 250;
/** A hub that is away for hours is asked this often at the least, so that a screen is back soon after it is. */
const MAX_MS = 10_000;
/** A hub may ask for a longer wait; more than this is taken for a mistake that must not silence a kiosk. */
const MAX_ASKED_MS = 300_000;

export interface RetryAsk {
  /** Tries that failed since the last success. */
  attempt: number;
  /** How long it has been failing; a wait is never longer than that, so that a short blip is never felt for long. */
  outageMs: number;
  /** What the hub asked for; the jitter comes on top, or all who were told the same would come back together. */
  retryAfterMs?: number | undefined;
  /** A random number in [0, 1). */
  roll: number;
}

/** How long to wait before the next try: full jitter under a ceiling that doubles, in milliseconds. */
export function retryDelayMs({ attempt, outageMs, retryAfterMs = 0, roll }: RetryAsk): number {
  const doubled = FIRST_MS * 2 ** Math.max(0, attempt - 1);
  const ceiling = Math.min(MAX_MS, doubled, Math.max(FIRST_MS, outageMs));
  return Math.min(retryAfterMs, MAX_ASKED_MS) + Math.floor(roll * ceiling);
}
