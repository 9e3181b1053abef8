import type { Refusal } from '../../protocol/refusals.ts';
import type { Credentials } from '../../protocol/wire.ts';
import { Tries } from '../identity/tries.ts';

/** Wrong sign-ins from one address or at one station: a few typing errors each, or 2,900 guesses a day. */
export const FROM_ONE_PLACE = { burst: 20, perSecond: 1 / 30 };
/** Wrong passwords for one name, wherever from: above, or whoever is named could be locked out by a stranger. */
const FOR_ONE_NAME = { burst: 60, perSecond: 1 / 10 };

/** Counts wrong sign-ins. What was right does not count: a whole shift may sign in behind one router. */
export class Attempts {
  readonly #places = new Tries(FROM_ONE_PLACE);
  readonly #names = new Tries(FOR_ONE_NAME);

  /** Counts the attempt as a wrong one before it is looked at, since looking takes a while. */
  begin(place: string, shown: Credentials, now: number): Refusal | undefined {
    return this.#places.take([place], now) ?? this.#names.take(namesOf(shown), now);
  }

  /** It was right. */
  succeeded(place: string, shown: Credentials): void {
    this.#places.giveBack([place]);
    this.#names.giveBack(namesOf(shown));
  }
}

const namesOf = (shown: Credentials): string[] => ('username' in shown ? [shown.username.toLowerCase()] : []);
