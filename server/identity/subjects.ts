import type { Station } from '../../protocol/entities.ts';
import { type LockRule, PERSON_LOCK, STATION_LOCK, type Tries } from '../../protocol/lock-out.ts';
import type { Named } from '../../protocol/scalars.ts';
import type { Credentials } from '../../protocol/wire.ts';
import { type KnownUser, type Store, triesSubject } from '../store/store.ts';
import { hashBadge } from './hashes.ts';

/** Whose tries are counted: under which name, by which rule, and who it is where that is known. */
export interface Subject {
  key: string;
  rule: LockRule;
  locked?: { kind: 'user' | 'station' } & Named;
  /** It says too that somebody has signed in there before, and so outlives the tries. */
  isPlace?: true;
  /** A lock on it holds; a try here is none of its own. */
  isOnlyLookedAt?: true;
}

/** Where somebody tries to sign in. */
export interface Whence {
  /** None at the dashboard. */
  station: Station | undefined;
  address: string;
}

const DAY_MS = 86_400_000;
/** Who comes once a month has their own desk and kiosk kept; an address that was given on is forgotten. */
const PLACE_KNOWN_MS = 35 * DAY_MS;

export const stationSubject = (station: Station): Subject => ({
  key: triesSubject({ kind: 'station', id: station.id }),
  rule: STATION_LOCK,
  locked: { kind: 'station', ...station },
});

/**
 * Whose tries count for a person, so that a stranger who knows a user name locks nobody out. Who has the badge counts on
 * the person. Wrong passwords count on the place where this person has signed in before, and all those from elsewhere
 * together: whoever guesses from anywhere else has five tries, and the person goes on where they always do.
 */
export async function personSubjects(
  shown: Credentials,
  user: KnownUser | undefined,
  { store, place, now }: { store: Store; place: Subject | undefined; now: number },
): Promise<Subject[]> {
  if (!user) return 'badge' in shown ? [] : [await unknownName(shown.username, store)];
  const locked = { kind: 'user', ...user } as const;
  const own: Subject = { key: triesSubject(locked), rule: PERSON_LOCK, locked };
  if ('badge' in shown) return [own];
  const known = place && (await isKnown(place, store, now));
  const from: Subject = known ? place : { ...own, key: `${own.key}/elsewhere` };
  return [{ ...own, isOnlyLookedAt: true }, from];
}

/** The desk or the kiosk from which this person tries, as their own. An address is personal: it is kept as a hash. */
export async function placeOf(user: KnownUser, { station, address }: Whence, store: Store): Promise<Subject> {
  const where = hashBadge(await store.siteKey(), station ? `station ${station.id}` : `address ${address}`);
  const locked = { kind: 'user', ...user } as const;
  return { key: `${triesSubject(locked)}/at/${where}`, rule: PERSON_LOCK, locked, isPlace: true };
}

/** What is kept of a place where somebody has just signed in. */
export const placeKnown = (now: number): Tries => ({ tries: 0, lastAt: now, lockedUntil: 0 });

/** An unknown name locks like a known one, or the lock would tell which are known. */
async function unknownName(username: string, store: Store): Promise<Subject> {
  // People type passwords into the wrong field: what is kept of it must not be readable.
  return { key: `name/${hashBadge(await store.siteKey(), username.toLowerCase())}`, rule: PERSON_LOCK };
}

async function isKnown({ key }: Subject, store: Store, now: number): Promise<boolean> {
  let kept: Tries | undefined;
  await store.changeTries(key, (before) => {
    kept = before;
    return before;
  });
  return kept !== undefined && now - kept.lastAt < PLACE_KNOWN_MS;
}
