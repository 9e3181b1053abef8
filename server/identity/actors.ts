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
  const owner = await store.stationByToken(hashToken(token));
  if (owner?.isRevoked) return STATION_REVOKED;
  const station = owner && world.floor.stations[owner.stationId];
  if (!station) return refuse('unauthorized', 'This station is not enrolled here. Enroll it anew.');
  const user = userOf(await store.signInAt(station.id), world, now);
  return { kind: 'station', station, ...(user && { user }) };
}

export const STATION_REVOKED = refuse(
  'unauthorized',
  'This station was taken out of the lab. What was done here is kept. Ask the lab’s manager to pair it anew.',
);

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
