import type { Refusal } from '../../protocol/refusals.ts';
import { Tries } from '../identity/tries.ts';

/** Wrong sign-ins from one address or at one station: a few typing errors each, or 2,900 guesses a day. */
export const FROM_ONE_PLACE = { burst: 20, perSecond: 1 / 30 };

/**
 * Counts wrong sign-ins by where they come from. What was right does not count: a whole shift may sign in behind one router.
 * Whom they name is counted where people are let in (`identity/subjects.ts`), so that no stranger locks somebody out here.
 */
export class Attempts {
  readonly #places = new Tries(FROM_ONE_PLACE);

  /** Counts the attempt as a wrong one before it is looked at, since looking takes a while. */
  begin(place: string, now: number): Refusal | undefined {
    return this.#places.take([place], now);
  }

  /** It was right. */
  succeeded(place: string): void {
    this.#places.giveBack([place]);
  }
}
