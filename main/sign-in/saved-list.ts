import { createHmac } from 'node:crypto';
import type { Log } from '../../client/log.ts';
import type { LetIn, SavedSignIns } from '../../client/saved-sign-ins.ts';
import { type LockRule, PERSON_LOCK, STATION_LOCK } from '../../protocol/lock-out.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { ListBody, ListedPerson, SignedList } from '../../protocol/sign-in-list.ts';
import type { Credentials, PasswordCredentials } from '../../protocol/wire.ts';
import type { KeptList } from './kept-list.ts';
import type { KeptTries } from './kept-tries.ts';
import { isPin, openPlace, readSigned } from './open-list.ts';

export interface SavedListOptions {
  kept: KeptList;
  tries: KeptTries;
  log: Log;
  /** Milliseconds that no clock on a wall can move. */
  elapsedMs(): number;
}

/** How often the time that has passed is noted, so that a clock that is set back later finds it. */
export const NOTE_EVERY_MS = 60_000;
const STATION = 'station';

/** The list of who may sign in here without the hub: the newest that this station's hub has signed, as long as it serves. */
export class SavedList implements SavedSignIns {
  readonly #options: SavedListOptions;
  #list: ListBody | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** The latest hub time that is known, and what `elapsedMs` said then. */
  #seen: { at: number; elapsedMs: number };
  #notedAt = 0;

  constructor(options: SavedListOptions) {
    this.#options = options;
    this.#seen = { at: 0, elapsedMs: options.elapsedMs() };
  }

  /** This kiosk is that station now: goes on with what it kept as the same one. */
  belongTo(token: string | undefined): Promise<void> {
    const { kept } = this.#options;
    kept.belongTo(token);
    this.#list = undefined;
    this.#seen = { at: kept.kept().seenAt, elapsedMs: this.#options.elapsedMs() };
    return this.#exclusively(async () => {
      const list = await kept.list();
      const body = list && list.key === kept.kept().hubKey ? readSigned(list) : undefined;
      if (body && body.version === kept.kept().version) this.#list = body;
    });
  }

  until(hubNow: number): number | undefined {
    const now = this.#now(hubNow);
    if (!this.#list || now < this.#list.expiresAt) return this.#list?.expiresAt;
    this.#list = undefined;
    this.#options.kept.drop();
    return undefined;
  }

  /** Time passes also where nobody asks. */
  tick(): void {
    this.#now(this.#seen.at);
  }

  take(list: SignedList, stationId: string, hubNow: number): Promise<void> {
    return this.#exclusively(async () => {
      const { kept } = this.#options;
      const known = kept.kept();
      const body = readSigned(list);
      if (!body) return this.#refuse('its signature is wrong');
      if (known.hubKey !== undefined && known.hubKey !== list.key) return this.#refuse('another hub signed it');
      if (body.stationId !== stationId) return this.#refuse('it is another station’s');
      if (body.version === known.version && this.#list) return;
      if (body.version < known.version) return this.#refuse('it is older than the one that is kept');
      // The hub's own word of the time: a clock that once stood in the future here must not end every later list.
      const now = Math.max(hubNow, body.issuedAt);
      if (body.expiresAt <= now) return this.#refuse('it has run out');
      this.#seen = { at: now, elapsedMs: this.#options.elapsedMs() };
      await kept.keep(list, { hubKey: list.key, version: body.version, seenAt: now });
      this.#list = body;
    });
  }

  forget(): Promise<void> {
    return this.#exclusively(async () => {
      this.#list = undefined;
      this.#options.kept.drop();
    });
  }

  stillHas({ tag }: LetIn): boolean {
    return this.#list?.entries.some((one) => one.tag === tag) ?? false;
  }

  /** One after the other, so that of many tries at once none is judged uncounted. */
  signIn(credentials: Credentials, hubNow: number): Promise<LetIn | Refusal> {
    return this.#exclusively(async () => {
      if (this.until(hubNow) === undefined || !this.#list) return NO_LIST;
      const now = this.#now(hubNow);
      return 'badge' in credentials
        ? this.#admit(this.#list, credentials, now)
        : this.#admitByName(this.#list, credentials, now);
    });
  }

  async #admit(
    list: ListBody,
    { badge, pin }: Extract<Credentials, { badge: string }>,
    now: number,
  ): Promise<LetIn | Refusal> {
    const { tries } = this.#options;
    const locked = this.#locked(STATION, now, STATION_LOCK);
    if (locked) return locked;
    const found = await openPlace(list, { badge });
    if (!found) {
      tries.count(STATION, now, { rule: STATION_LOCK, isGuess: true });
      return NOT_LISTED;
    }
    const own = `user/${found.person.user.id}`;
    const isLocked = this.#locked(own, now, PERSON_LOCK);
    if (isLocked) return isLocked;
    if (pin === undefined) return found.person.needsPin ? PIN_REQUIRED : { ...found, version: list.version };
    tries.count(own, now, { rule: PERSON_LOCK, isGuess: true });
    tries.count(STATION, now, { rule: STATION_LOCK, isGuess: true });
    if (!(await isRight(pin, found.person))) return WRONG_PIN;
    tries.forget(own);
    tries.giveBack(STATION);
    return { ...found, version: list.version };
  }

  async #admitByName(list: ListBody, shown: PasswordCredentials, now: number): Promise<LetIn | Refusal> {
    const { tries } = this.#options;
    const named = nameSubject(list, shown.username);
    const locked = this.#locked(STATION, now, STATION_LOCK) ?? this.#locked(named, now, PERSON_LOCK);
    if (locked) return locked;
    tries.count(named, now, { rule: PERSON_LOCK, isGuess: true });
    tries.count(STATION, now, { rule: STATION_LOCK, isGuess: true });
    const found = await openPlace(list, shown);
    if (!found) return WRONG_NAME;
    tries.forget(named);
    tries.giveBack(STATION);
    // Their PIN was guessed at too often: nobody comes in by the other door meanwhile.
    return this.#locked(`user/${found.person.user.id}`, now, PERSON_LOCK) ?? { ...found, version: list.version };
  }

  #locked(subject: string, now: number, rule: LockRule): Refusal | undefined {
    const { isAllowed, after } = this.#options.tries.count(subject, now, { rule, isGuess: false });
    if (isAllowed) return undefined;
    const words = 'Too many wrong tries. Wait, or go on when the hub answers.';
    return refuse('rate-limited', words, { retryAfterMs: Math.max(0, after.lockedUntil - now) });
  }

  /** The hub's time as well as it can be known here: it goes on by itself, and never back. */
  #now(hubNow: number): number {
    const { elapsedMs, kept } = this.#options;
    const elapsed = elapsedMs();
    const at = Math.max(hubNow, this.#seen.at + (elapsed - this.#seen.elapsedMs));
    this.#seen = { at, elapsedMs: elapsed };
    if (at - this.#notedAt >= NOTE_EVERY_MS) {
      this.#notedAt = at;
      kept.see(at);
    }
    return at;
  }

  #refuse(why: string): void {
    this.#options.log({ level: 'warn', message: `a sign-in list was not taken: ${why}` });
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#turn.then(work);
    this.#turn = run.catch(() => undefined);
    return run;
  }
}

/** People type passwords into the wrong field: what is kept of it must not be readable. */
const nameSubject = ({ stationKey }: ListBody, username: string): string =>
  `name/${createHmac('sha256', stationKey).update(username.trim().toLowerCase()).digest('base64url')}`;

const isRight = async (pin: string, { pin: stored }: ListedPerson): Promise<boolean> =>
  stored !== undefined && (await isPin(pin, stored));

const NO_LIST = refuse('server-restarting', 'The hub can’t be reached, and the list that was kept here has run out.');
const NOT_LISTED = refuse('unauthorized', 'This badge is not on the list that is kept here. Wait for the hub.');
const PIN_REQUIRED = refuse('pin-required', 'Your badge is known. Type your PIN too.');
const WRONG_NAME = refuse(
  'unauthorized',
  'User name or password is wrong, or not on the list that is kept here. Check both, or wait for the hub.',
);
const WRONG_PIN = refuse('unauthorized', 'This PIN is wrong. Try again.');
