import { type ChannelState, channelsOf, peopleOf } from '../../protocol/channels.ts';
import type { Session } from '../../protocol/entities.ts';
import type { Author, Fact, FactBody } from '../../protocol/facts.ts';
import { applyFloor, applyFloorAll } from '../../protocol/floor.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import { applyStaff, applyStaffAll } from '../../protocol/staff.ts';
import type { Cursor } from '../../protocol/wire.ts';
import type { Lab } from '../rules/rule.ts';
import type { Append, Loaded } from '../store/store.ts';
import { withRecipient } from './recipients.ts';
import { countWaiting, followWaits } from './waits.ts';

/** The hub's memory of the store: what the channels fold to, and where each log ends. Replaced, never changed. */
export type World = Readonly<Loaded>;

/** What one channel's screens hold at its head. */
export function stateOf(world: World, channel: ChannelName): ChannelState {
  if (channel === 'floor') return world.floor;
  if (channel === 'staff') return world.staff;
  const userId = channel.slice('user/'.length);
  const all = [...Object.entries(world.floor.sessions), ...Object.entries(world.staff.conflicts)];
  const theirs = all.filter(([, one]) => one.endedAt === undefined && peopleOf(one).includes(userId));
  const qualified = Object.values(world.staff.qualifications).filter((one) => one.userId === userId);
  const samples = Object.entries(world.staff.samples).filter(([, one]) => one.followerIds.includes(userId));
  const waits = Object.values(world.staff.waits).filter((one) => one.user.id === userId);
  return {
    samples: Object.fromEntries(samples),
    waits: Object.fromEntries(waits.map((one) => [one.equipmentId, one])),
    sessions: Object.fromEntries(theirs),
    qualifications: Object.fromEntries(qualified.map((one) => [one.equipmentId, one])),
  };
}

/** The world after facts that another process appended to one channel. */
export function follow(world: World, channel: ChannelName, facts: Fact[]): World {
  const last = facts.at(-1);
  const cursor = world.channels.get(channel);
  if (!last || !cursor) return world;
  return {
    floor: channel === 'floor' ? applyFloorAll(world.floor, facts) : world.floor,
    staff: channel === 'staff' ? applyStaffAll(world.staff, facts) : world.staff,
    channels: new Map(world.channels).set(channel, { epoch: cursor.epoch, seq: last.seq }),
  };
}

/** A world being written: facts take their places here first, and it becomes the world once it is committed. */
export class Draft implements Lab {
  floor: World['floor'];
  staff: World['staff'];
  /** Sessions that are no longer open, as far as this batch asks for them. */
  readonly past = new Map<string, Session>();
  readonly appends = new Map<ChannelName, Append>();
  readonly facts: { at: number; fact: FactBody }[] = [];
  readonly #world: World;
  readonly #newEpoch: () => string;

  constructor(world: World, newEpoch: () => string) {
    this.#world = world;
    this.#newEpoch = newEpoch;
    this.floor = world.floor;
    this.staff = world.staff;
  }

  /** Gives the facts their places; returns the last place by channel. */
  append(bodies: FactBody[], at: number, by: Author): Record<string, number> {
    const places: Record<string, number> = {};
    for (const body of this.#withWhatFollows(bodies, at)) {
      this.facts.push({ at, fact: body });
      const channels = channelsOf(body);
      // Only where its log has it: a use beside the floor is extended at the staff's, and must not come to the floor.
      if (channels.includes('floor')) this.floor = applyFloor(this.floor, body);
      if (channels.includes('staff')) this.staff = applyStaff(this.staff, body);
      if (body.type === 'session.ended' || body.type === 'session.corrected')
        this.past.set(body.session.id, body.session);
      for (const channel of channels) places[channel] = this.#place(channel, body, at, by);
    }
    return places;
  }

  /** One after the other: what follows is asked of the lab as it is after what came before. */
  *#withWhatFollows(bodies: FactBody[], at: number): Generator<FactBody> {
    for (const one of bodies) yield* withRecipient(one, this.floor);
    const waits = followWaits(this, bodies, at);
    yield* waits;
    yield* countWaiting(this, [...bodies, ...waits]);
  }

  #place(channel: ChannelName, body: FactBody, at: number, by: Author): number {
    const append = this.appends.get(channel) ?? { channel, epoch: this.#cursor(channel).epoch, facts: [] };
    const seq = (append.facts.at(-1)?.seq ?? this.#cursor(channel).seq) + 1;
    append.facts.push({ seq, at, by, ...body });
    this.appends.set(channel, append);
    return seq;
  }

  #cursor(channel: ChannelName): Cursor {
    return this.#world.channels.get(channel) ?? { epoch: this.#newEpoch(), seq: 0 };
  }

  finish(): World {
    const channels = new Map(this.#world.channels);
    for (const { channel, epoch, facts } of this.appends.values()) {
      channels.set(channel, { epoch, seq: facts.at(-1)?.seq ?? 0 });
    }
    return { floor: this.floor, staff: this.staff, channels };
  }
}
