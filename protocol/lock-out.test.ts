import { describe, expect, it } from 'vitest';
import { countTry, giveBack, PERSON_LOCK, type Tries } from './lock-out.ts';

/** Tries one after the other, each as soon as it is judged; how long each lock was. */
function locks(count: number): number[] {
  const waits: number[] = [];
  let now = 1_000_000;
  let tries: Tries | undefined;
  for (let i = 0; i < count; i++) {
    const { isAllowed, after } = countTry(tries, now, PERSON_LOCK);
    expect(isAllowed).toBe(true);
    waits.push(after.lockedUntil === 0 ? 0 : after.lockedUntil - now);
    tries = after;
    now = Math.max(now, after.lockedUntil);
  }
  return waits;
}

describe('lock-out', () => {
  it('ID-9 four tries are free; then the wait doubles from 30 s to 15 min', () => {
    const seconds = locks(12).map((ms) => ms / 1_000);
    expect(seconds).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('ID-9 while it is locked nothing is judged or counted; after a day of quiet the count begins anew', () => {
    const locked = { tries: 7, lastAt: 1_000, lockedUntil: 121_000 };
    expect(countTry(locked, 120_999, PERSON_LOCK)).toEqual({ isAllowed: false, after: locked });
    expect(countTry(locked, 1_000 + PERSON_LOCK.forgetMs, PERSON_LOCK).after.tries).toBe(1);
  });

  it('ID-9 a year of guessing tries few PINs', () => {
    const YEAR_MS = 365 * 24 * 3_600_000;
    let [spent, count] = [0, 0];
    for (const wait of locks(12)) [spent, count] = [spent + wait, count + 1];
    count += Math.floor((YEAR_MS - spent) / PERSON_LOCK.mostMs);
    expect(count).toBeLessThan(40_000);
  });

  it('ID-9 a try that guessed nothing is given back', () => {
    expect(giveBack({ tries: 5, lastAt: 9, lockedUntil: 99 })).toEqual({ tries: 4, lastAt: 9, lockedUntil: 0 });
    expect(giveBack({ tries: 1, lastAt: 9, lockedUntil: 0 })).toBeUndefined();
  });
});
