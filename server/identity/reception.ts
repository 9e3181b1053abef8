import type { SignInLock, Station } from '../../protocol/entities.ts';
import {
  type Counted,
  countTry,
  giveBack,
  type LockRule,
  PERSON_LOCK,
  STATION_LOCK,
  type Tries,
} from '../../protocol/lock-out.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Named } from '../../protocol/scalars.ts';
import type { Credentials, SignedIn } from '../../protocol/wire.ts';
import type { SignInPolicy } from '../config.ts';
import { writeInHub } from '../flow/in-hub.ts';
import type { Ledger } from '../flow/ledger.ts';
import { type KnownUser, triesSubject } from '../store/store.ts';
import { hashBadge } from './hashes.ts';
import { judge, type Verdict } from './sign-in.ts';
import { signedIn } from './signed-in.ts';

export interface ReceptionOptions {
  ledger: Ledger;
  policy: SignInPolicy;
  now(): number;
}

/** Whose tries are counted: under which name, by which rule, and who it is where that is known. */
interface Subject {
  key: string;
  rule: LockRule;
  locked?: { kind: 'user' | 'station' } & Named;
}

/** Where somebody tries to sign in. */
interface Whence {
  /** None at the dashboard. */
  station: Station | undefined;
  address: string;
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
    const user = await this.#known(credentials);
    const own = await this.#subject(credentials, user);
    const there: Subject[] = station
      ? [
          {
            key: triesSubject({ kind: 'station', id: station.id }),
            rule: STATION_LOCK,
            locked: { kind: 'station', ...station },
          },
        ]
      : [];
    // A known badge by itself guesses nothing: it is looked at, and costs no write.
    const isGuess = !user || !('badge' in credentials) || credentials.pin !== undefined;
    const counted: { subject: Subject; after: Tries }[] = [];
    for (const subject of own ? [...there, own] : there) {
      const { isAllowed, after } = await this.#count(subject, isGuess);
      if (!isAllowed) return this.#locked(after);
      if (isGuess) counted.push({ subject, after });
    }
    const found = await judge(credentials, user, station ? this.#options.policy : 'desk');
    await this.#settle(found, counted, from);
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

  /** An unknown name locks like a known one, or the lock would tell which are known. An unknown badge is the station's. */
  async #subject(credentials: Credentials, user: KnownUser | undefined): Promise<Subject | undefined> {
    const rule = PERSON_LOCK;
    if (user) return { key: triesSubject({ kind: 'user', id: user.id }), rule, locked: { kind: 'user', ...user } };
    if ('badge' in credentials) return undefined;
    // People type passwords into the wrong field: what is kept of it must not be readable.
    return {
      key: `name/${hashBadge(await this.#options.ledger.store.siteKey(), credentials.username.toLowerCase())}`,
      rule,
    };
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
      else if (found.verdict === 'in' && isOwn) await store.changeTries(subject.key, () => undefined);
      else await store.changeTries(subject.key, giveBack);
    }
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
