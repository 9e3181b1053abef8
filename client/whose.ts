import { type ChannelName, personChannel } from '../protocol/scalars.ts';
import type { Actor, SignedIn } from '../protocol/wire.ts';

export const isPublic = (channel: ChannelName): boolean => channel === 'floor';

export const userOf = (actor: Actor): SignedIn | undefined => (actor.kind === 'feed' ? undefined : actor.user);

/** Only at a station does one person follow another; a person's own connection stays theirs. */
export function withUser(actor: Actor, user: SignedIn | undefined): Actor {
  if (actor.kind !== 'station') return actor;
  return { kind: 'station', station: actor.station, ...(user && { user }) };
}

/** The channels that the one who is signed in may follow beside the public ones. */
export function ownChannels(actor: Actor | undefined): ChannelName[] {
  const user = actor && userOf(actor);
  if (!user) return [];
  return user.role === 'researcher' ? [personChannel(user.id)] : ['staff', personChannel(user.id)];
}
