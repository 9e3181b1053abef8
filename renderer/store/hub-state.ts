import type { AnsweredAct, Enrollment, HubUpdate, LinkPhase, OutboxEntry } from '../../client/hub-link.ts';
import { type ChannelState, foldOf } from '../../protocol/channels.ts';
import type { FloorState } from '../../protocol/floor.ts';
import type { IdlePolicy } from '../../protocol/idle.ts';
import type { PersonState } from '../../protocol/person.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { StaffState } from '../../protocol/staff.ts';
import type { Actor } from '../../protocol/wire.ts';
import { endConfirmed, takeBeside, type Uses } from './collisions.ts';
import { foldInto, isKnown, type LiveFloor, liveFloor } from './fold-into.ts';
import { type News, type Outage, takeNews } from './news.ts';
import { foldTakenOver, type TakenOver } from './taken-over.ts';

/** Everything that the hub has told this screen. Local epoch milliseconds unless it says otherwise. */
export interface HubState {
  link: LinkPhase;
  offlineSince: number | null;
  actor: Actor | null;
  /** Whoever is signed in here was let in by the saved list, not by the hub. */
  isSavedSignIn: boolean;
  /** Until when the saved list lets people in without the hub (hub's time). */
  savedUntil: number | null;
  /** What a kiosk does about a session that nobody is at: null where the site wants nothing done, undefined until the hub said so. */
  idlePolicy: IdlePolicy | null | undefined;
  /** Set while this kiosk is no station. */
  enrollment: Enrollment | null;
  /** Null until the first snapshot; never null again, whatever the network does. */
  floor: LiveFloor | null;
  /** What those who run the lab see besides; null for everyone else. */
  staff: StaffState | null;
  /** What is the signed-in person's own; null where nobody is. */
  person: PersonState | null;
  /** Rises with every change of the floor, whose maps change in place: for what is made of the whole floor. */
  revision: number;
  /** The floor's equipment in a stable array, which changes only where equipment comes or goes. */
  equipmentIds: string[];
  presence: ReadonlyMap<string, StationPresence>;
  /** Uses beside the floor of whoever is or was signed in here, by session: their start was told late and collided. */
  beside: Uses;
  /** Sessions that were taken over while this page looked on. */
  takenOver: readonly TakenOver[];
  /** What there is to tell the person, and nobody has dismissed. */
  news: readonly News[];
  /** Set from when the link is lost until it is back and what was saved meanwhile is through. */
  outage: Outage | null;
  outbox: OutboxEntry[];
  /** The last acts of this screen that the hub has taken, the newest last. */
  answered: readonly AnsweredAct[];
  /** Every act that the outbox has ever shown here: one that is known and not in it any more was confirmed or dismissed. */
  knownActs: Set<string>;
  /** Added to the local clock to get the hub's. */
  offsetMs: number;
  rttMs: number | null;
  /** When everything shown was last known to be whole and current. */
  currentAt: number | null;
}

export const emptyHub: HubState = {
  link: { phase: 'connecting', attempt: 1 },
  offlineSince: null,
  actor: null,
  isSavedSignIn: false,
  savedUntil: null,
  idlePolicy: undefined,
  enrollment: null,
  floor: null,
  staff: null,
  person: null,
  revision: 0,
  equipmentIds: [],
  presence: new Map(),
  beside: {},
  takenOver: [],
  news: [],
  outage: null,
  outbox: [],
  answered: [],
  knownActs: new Set(),
  offsetMs: 0,
  rttMs: null,
  currentAt: null,
};

/**
 * Takes a batch of updates in, in order; `now` is when they came. The result is a new object; the floor inside it is the same
 * one, changed.
 */
export function takeIn(before: HubState, updates: readonly HubUpdate[], now = Date.now()): HubState {
  const next = { ...before };
  let listed = true;
  for (const update of updates) {
    const { news, outage } = takeNews(next, update, now);
    if (take(next, update)) listed = false;
    Object.assign(next, { news, outage });
  }
  if (!listed && next.floor) next.equipmentIds = Object.keys(next.floor.equipment);
  return next;
}

/** Returns whether equipment came or went. */
function take(state: HubState, update: HubUpdate): boolean {
  switch (update.type) {
    case 'link':
      state.link = update.link;
      state.offlineSince = update.offlineSince;
      return false;
    case 'actor':
      state.actor = update.actor;
      state.isSavedSignIn = update.isSavedSignIn === true;
      return false;
    case 'snapshot':
      if (update.channel !== 'floor') {
        if (update.channel !== 'staff') state.beside = takeBeside(state.beside, update);
        return takeOther(state, update.channel, update.state);
      }
      state.floor = liveFloor(update.state as FloorState);
      state.revision += 1;
      return true;
    case 'facts':
      if (update.channel !== 'floor') {
        if (update.channel !== 'staff') state.beside = takeBeside(state.beside, update);
        return foldOther(state, update.channel, update.facts);
      }
      if (state.floor === null) return false;
      state.revision += 1;
      state.takenOver = foldTakenOver(state.takenOver, update.facts);
      return foldAll(state.floor, update.facts);
    case 'left':
      return update.channel === 'floor' ? false : takeOther(state, update.channel, null);
    case 'presence':
      state.presence = withPresence(update.full ? [] : state.presence, update.stations);
      return false;
    case 'outbox':
      state.outbox = update.entries;
      for (const { id } of update.entries) state.knownActs.add(id);
      state.beside = endConfirmed(state.beside, update.entries);
      return false;
    case 'answered':
      state.answered = update.acts;
      return false;
    case 'clock':
      state.offsetMs = update.offsetMs;
      state.rttMs = update.rttMs;
      return false;
    case 'enrollment':
      state.enrollment = update.enrollment;
      return false;
    case 'saved-list':
      state.savedUntil = update.until;
      return false;
    case 'idle-policy':
      state.idlePolicy = update.policy;
      return false;
    case 'current':
      state.currentAt = update.at;
      return false;
  }
}

type OtherChannel = Exclude<ChannelName, 'floor'>;

/** The staff's and a person's states are small and replaced as they change; equipment never comes or goes with them. */
function takeOther(state: HubState, channel: OtherChannel, value: ChannelState | null): false {
  if (channel === 'staff') state.staff = value as StaffState | null;
  else state.person = value as PersonState | null;
  return false;
}

function foldOther(state: HubState, channel: OtherChannel, facts: FactsUpdate['facts']): false {
  const before = channel === 'staff' ? state.staff : state.person;
  if (before === null) return false;
  return takeOther(state, channel, foldOf<ChannelName>(channel).applyAll(before, facts.filter(isKnown)));
}

type FactsUpdate = Extract<HubUpdate, { type: 'facts' }>;

function foldAll(floor: LiveFloor, facts: FactsUpdate['facts']): boolean {
  let moved = false;
  for (const fact of facts) {
    if (!isKnown(fact)) continue;
    foldInto(floor, fact);
    moved ||= fact.type === 'equipment.created' || fact.type === 'equipment.retired';
  }
  return moved;
}

const withPresence = (before: Iterable<[string, StationPresence]>, changes: StationPresence[]) =>
  new Map([...before, ...changes.map((one) => [one.stationId, one] as const)]);
