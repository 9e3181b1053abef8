import type { SignInLock, Station } from '../../protocol/entities.ts';
import { type Counted, countTry, giveBack, type Tries } from '../../protocol/lock-out.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Credentials, SignedIn } from '../../protocol/wire.ts';
import type { SignInPolicy } from '../config.ts';
import { writeInHub } from '../flow/in-hub.ts';
import type { Ledger } from '../flow/ledger.ts';
import type { KnownUser } from '../store/store.ts';
import { hashBadge } from './hashes.ts';
import { judge, type Verdict } from './sign-in.ts';
import { signedIn } from './signed-in.ts';
import { personSubjects, placeKnown, placeOf, type Subject, stationSubject, type Whence } from './subjects.ts';

export interface ReceptionOptions {
  ledger: Ledger;
  policy: SignInPolicy;
  now(): number;
}

/** Where people are let in: counts tries before it judges them, and tells of locks. Its memory is the store's. */
export class Reception {
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  atStation(credentials: Credentials, station: Station, address: string): Promise<{ user: SignedIn } | Refusal> {
    return this.#admit(credentials, { station, address });
  }

  /** At the dashboard: user name and password, whatever suffices at a kiosk. */
  atDesk(credentials: Credentials, address: string): Promise<{ user: SignedIn } | Refusal> {
    return this.#admit(credentials, { station: undefined, address });
  }

  async #admit(credentials: Credentials, from: Whence): Promise<{ user: SignedIn } | Refusal> {
    const { station } = from;
    const { ledger, now } = this.#options;
    const { store } = ledger;
    const user = await this.#known(credentials);
    const place = user && (await placeOf(user, from, store));
    const own = await personSubjects(credentials, user, { store, place, now: now() });
    // A known badge by itself guesses nothing: it is looked at, and costs no write.
    const isGuess = !user || !('badge' in credentials) || credentials.pin !== undefined;
    const counted: { subject: Subject; after: Tries }[] = [];
    for (const subject of station ? [stationSubject(station), ...own] : own) {
      const isCounted = isGuess && !subject.isOnlyLookedAt;
      const { isAllowed, after } = await this.#count(subject, isCounted);
      if (!isAllowed) return this.#locked(after);
      if (isCounted) counted.push({ subject, after });
    }
    const found = await judge(credentials, user, station ? this.#options.policy : 'desk');
    await this.#settle(found, counted, from);
    if (found.verdict === 'in' && isGuess && place) await store.changeTries(place.key, () => placeKnown(now()));
    return found.verdict === 'in' ? { user: signedIn(found.user) } : found.refusal;
  }

  async #known(credentials: Credentials): Promise<KnownUser | undefined> {
    const { store } = this.#options.ledger;
    const user =
      'badge' in credentials
        ? await store.userByBadge(hashBadge(await store.siteKey(), credentials.badge))
        : await store.userByUsername(credentials.username.toLowerCase());
    return user?.deactivatedAt === null ? user : undefined;
  }

  async #count({ key, rule }: Subject, isGuess: boolean): Promise<Counted> {
    const { ledger, now } = this.#options;
    let counted: Counted | undefined;
    await ledger.store.changeTries(key, (before) => {
      counted = countTry(before, now(), rule);
      return isGuess ? counted.after : before;
    });
    if (!counted) throw new Error('A try was not counted.');
    return counted;
  }

  /** Whoever is in begins anew; who guessed nothing gets the try back; who was wrong may have locked something. */
  async #settle(found: Verdict, counted: { subject: Subject; after: Tries }[], from: Whence): Promise<void> {
    const { store } = this.#options.ledger;
    for (const { subject, after } of counted) {
      const isOwn = subject.locked?.kind !== 'station';
      if (found.verdict === 'wrong') await this.#tell(subject, after, from);
      else if (found.verdict === 'in' && isOwn && !subject.isPlace)
        await store.changeTries(subject.key, () => undefined);
      else await store.changeTries(subject.key, (before) => this.#giveBack(subject, before));
    }
  }

  /** A place stays known, whatever was tried there. */
  #giveBack({ isPlace }: Subject, before: Tries | undefined): Tries | undefined {
    return giveBack(before) ?? (isPlace && before ? placeKnown(before.lastAt) : undefined);
  }

  async #tell({ locked }: Subject, after: Tries, { station, address }: Whence): Promise<void> {
    if (after.lockedUntil === 0 || !locked) return;
    const { kind, id, name } = locked;
    const lock: SignInLock = { id, kind, name, tries: after.tries, until: after.lockedUntil };
    const by = station ? { station: { id: station.id, name: station.name } } : {};
    const { ledger, now } = this.#options;
    await writeInHub(ledger, { at: now(), by, address }, () =>
      Promise.resolve({ facts: [{ type: 'sign-in.locked', lock }] }),
    );
  }

  #locked({ lockedUntil }: Tries): Refusal {
    const retryAfterMs = lockedUntil - this.#options.now();
    const words = 'Too many wrong tries. Wait, or ask the lab’s manager to lift the lock; then try again.';
    return refuse('rate-limited', words, { retryAfterMs });
  }
}
