import type { HubUpdate, OutboxEntry } from '../../client/hub-link.ts';
import { peopleOf } from '../../protocol/channels.ts';
import type { Session } from '../../protocol/entities.ts';
import type { Fact, UnknownFact } from '../../protocol/facts.ts';
import type { PersonState } from '../../protocol/person.ts';
import { isKnown } from './fold-into.ts';
import type { HubState } from './hub-state.ts';

/** Sessions by id. */
export type Uses = Readonly<Record<string, Session>>;
type ChannelUpdate = Extract<HubUpdate, { type: 'snapshot' | 'facts' }>;

const NONE: Uses = {};

/** What waits for a manager: the collisions that nobody has settled yet. */
export const collisionsOf = ({ staff }: HubState): Uses => staff?.conflicts ?? NONE;

/**
 * The running uses beside the floor, from a person's own channel. They are kept when the channel is left, because a
 * session outlives the sign-in at its kiosk; the person's next snapshot says anew which there are.
 */
export function takeBeside(before: Uses, update: ChannelUpdate): Uses {
  if (update.type === 'facts') return update.facts.reduce(foldBeside, before);
  const personId = update.channel.slice('user/'.length);
  const others = Object.values(before).filter((one) => !peopleOf(one).includes(personId));
  const theirs = Object.values((update.state as PersonState).sessions).filter((one) => one.conflict);
  return byId([...others, ...theirs]);
}

function foldBeside(uses: Uses, fact: Fact | UnknownFact): Uses {
  if (!isKnown(fact) || !('session' in fact)) return uses;
  const { session } = fact;
  const isRunning = session.conflict !== undefined && session.endedAt === undefined;
  if (isRunning) return { ...uses, [session.id]: session };
  return Object.hasOwn(uses, session.id) ? byId(Object.values(uses).filter((one) => one.id !== session.id)) : uses;
}

/** Whoever ends a use leaves at once and hears no fact of it any more: the hub's answer says that it is over. */
export function endConfirmed(uses: Uses, outbox: readonly OutboxEntry[]): Uses {
  const over = new Set(
    outbox.flatMap(({ state, body }) => (state === 'confirmed' && body.type === 'session.end' ? [body.sessionId] : [])),
  );
  const left = Object.values(uses).filter((one) => !over.has(one.id));
  return left.length === Object.keys(uses).length ? uses : byId(left);
}

const byId = (all: readonly Session[]): Uses => Object.fromEntries(all.map((one) => [one.id, one]));
