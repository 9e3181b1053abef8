import { type Refusal, refuse } from '../../protocol/refusals.ts';
import type { Actor, ClientKind, SignedIn } from '../../protocol/wire.ts';
import type { World } from '../flow/world.ts';
import type { Lease, Store } from '../store/store.ts';
import { hashToken } from './hashes.ts';
import { signedIn } from './signed-in.ts';

export interface Looking {
  store: Store;
  world: World;
  now: number;
}

/** Whom a token stands for, of the kind that the client says it is. */
export function actorOf(kind: ClientKind, token: string, looking: Looking): Promise<Actor | Refusal> {
  switch (kind) {
    case 'station':
      return stationOf(token, looking);
    case 'person':
      return personOf(token, looking);
    case 'feed':
      return feedOf(token, looking);
  }
}

async function stationOf(token: string, { store, world, now }: Looking): Promise<Actor | Refusal> {
  const stationId = await store.stationByToken(hashToken(token));
  const station = stationId === undefined ? undefined : world.floor.stations[stationId];
  if (!station) return refuse('unauthorized', 'This station is not enrolled here. Enroll it anew.');
  const user = userOf(await store.signInAt(station.id), world, now);
  return { kind: 'station', station, ...(user && { user }) };
}

async function personOf(token: string, { store, world, now }: Looking): Promise<Actor | Refusal> {
  const lease = await store.webSession(hashToken(token));
  if (!lease) return refuse('unauthorized', 'You are not signed in. Sign in.');
  const user = userOf(lease, world, now);
  if (!user) return refuse('token-expired', 'Your sign-in has run out. Sign in again.');
  return { kind: 'person', user };
}

async function feedOf(token: string, { store }: Looking): Promise<Actor | Refusal> {
  const feed = await store.feedByToken(hashToken(token));
  return feed ? { kind: 'feed', ...feed } : refuse('unauthorized', 'This feed is not known here. Make a new one.');
}

/** The person of a lease that still runs. */
function userOf(lease: Lease | undefined, world: World, now: number): SignedIn | undefined {
  if (!lease || lease.expiresAt <= now) return undefined;
  const user = world.staff.users[lease.userId];
  return user && user.deactivatedAt === undefined ? signedIn(user) : undefined;
}
