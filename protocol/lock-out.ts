/** Wrong tries to sign in, of one person or at one station: how many, when the last, and until when nobody may try. */
export interface Tries {
  tries: number;
  lastAt: number;
  /** 0 where it is not locked. */
  lockedUntil: number;
}

/**
 * How wrong tries lock: the last of the free ones locks for `firstMs`, each one after it for twice as long as the one
 * before, up to `mostMs`; after `forgetMs` without a try the count begins anew.
 */
export interface LockRule {
  free: number;
  firstMs: number;
  mostMs: number;
  forgetMs: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Whoever mistypes has four more tries; whoever guesses a PIN of four digits needs a hundred days. */
export const PERSON_LOCK: LockRule = {
  free: 5,
  firstMs: 30 * SECOND_MS,
  mostMs: 15 * MINUTE_MS,
  forgetMs: 24 * HOUR_MS,
};
/** A queue of people with unknown badges must not close a kiosk for long; a machine that tries badges must not get far. */
export const STATION_LOCK: LockRule = {
  free: 20,
  firstMs: 10 * SECOND_MS,
  mostMs: 5 * MINUTE_MS,
  forgetMs: 15 * MINUTE_MS,
};

export interface Counted {
  isAllowed: boolean;
  after: Tries;
}

/** Counts a try before it is judged, so that none of many at once is free; where it is locked, it isn't judged at all. */
export function countTry(before: Tries | undefined, now: number, rule: LockRule): Counted {
  const known = before !== undefined && now - before.lastAt < rule.forgetMs ? before : undefined;
  if (known && known.lockedUntil > now) return { isAllowed: false, after: known };
  const tries = (known?.tries ?? 0) + 1;
  const lockedMs = tries < rule.free ? 0 : Math.min(rule.mostMs, rule.firstMs * 2 ** (tries - rule.free));
  return { isAllowed: true, after: { tries, lastAt: now, lockedUntil: lockedMs === 0 ? 0 : now + lockedMs } };
}

/** What is kept once a try turned out to be none: one less, and open. */
export function giveBack(before: Tries | undefined): Tries | undefined {
  if (!before || before.tries <= 1) return undefined;
  return { ...before, tries: before.tries - 1, lockedUntil: 0 };
}
