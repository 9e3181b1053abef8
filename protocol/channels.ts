import type { z } from 'zod';
import type { Session } from './entities.ts';
import type { FactBody } from './facts.ts';
import { applyFloor, applyFloorAll, emptyFloor, type FloorState, floorState } from './floor.ts';
import { applyPerson, applyPersonAll, emptyPerson, type PersonState, personState } from './person.ts';
import { type ChannelName, personChannel } from './scalars.ts';
import { applyStaff, applyStaffAll, emptyStaff, type StaffState, staffState } from './staff.ts';

/** The state that a channel's facts fold to. */
export type StateOf<C extends ChannelName> = C extends 'floor'
  ? FloorState
  : C extends 'staff'
    ? StaffState
    : PersonState;
export type ChannelState = FloorState | StaffState | PersonState;

/** How one channel's log becomes a state: where it starts, how a fact changes it, how a snapshot is read. */
export interface Fold<S extends ChannelState = ChannelState> {
  readonly empty: S;
  readonly schema: z.ZodType<S>;
  apply(state: S, fact: FactBody): S;
  /** Many facts at once: the same as one after the other, at the cost of one copy. */
  applyAll(state: S, facts: readonly FactBody[]): S;
}

const floor: Fold<FloorState> = {
  empty: emptyFloor,
  schema: floorState,
  apply: applyFloor,
  applyAll: applyFloorAll,
};
const staff: Fold<StaffState> = {
  empty: emptyStaff,
  schema: staffState,
  apply: applyStaff,
  applyAll: applyStaffAll,
};
const person: Fold<PersonState> = {
  empty: emptyPerson,
  schema: personState,
  apply: applyPerson,
  applyAll: applyPersonAll,
};

export function foldOf<C extends ChannelName>(channel: C): Fold<StateOf<C>> {
  const fold = channel === 'floor' ? floor : channel === 'staff' ? staff : person;
  return fold as unknown as Fold<StateOf<C>>;
}

/** The channels that a fact belongs on; it is appended to each in the same transaction. */
export function channelsOf(fact: FactBody): ChannelName[] {
  switch (fact.type) {
    case 'session.started':
    case 'session.extended':
    case 'session.updated':
    case 'session.ended':
      return [fact.session.conflict ? 'staff' : 'floor', ...peopleOf(fact.session).map(personChannel)];
    case 'session.conflicted':
    case 'session.corrected':
    case 'conflict.resolved':
      return ['staff', ...peopleOf(fact.session).map(personChannel)];
    case 'equipment.created':
    case 'equipment.updated':
    case 'equipment.condition-changed':
    case 'equipment.retired':
    case 'problem.reported':
    case 'problem.resolved':
    case 'problem.photo-added':
    case 'downtime.planned':
    case 'downtime.changed':
    case 'downtime.started':
    case 'downtime.ended':
    case 'downtime.cancelled':
    case 'recipient.added':
    case 'recipient.removed':
    case 'waiting.changed':
    case 'announcement.posted':
    case 'announcement.cleared':
    case 'station.enrolled':
    case 'station.renamed':
    case 'station.assigned':
    case 'station.revoked':
      return ['floor'];
    case 'sample.submitted':
    case 'sample.status-changed':
    case 'sample.assigned':
    case 'inbox.read':
      return ['staff', ...fact.sample.followerIds.map(personChannel)];
    case 'enrollment-key.created':
    case 'enrollment-key.used':
    case 'enrollment-key.revoked':
      return ['staff'];
    case 'user.created':
    case 'user.updated':
    case 'user.deactivated':
    case 'user.reactivated':
    case 'user.credentials-changed':
      return ['staff', personChannel(fact.user.id)];
    case 'wait.begun':
    case 'wait.met':
    case 'wait.ended':
      return ['staff', personChannel(fact.wait.user.id)];
    case 'sign-in.locked':
    case 'sign-in.unlocked':
      return ['staff'];
    case 'qualification.granted':
    case 'qualification.revoked':
      return ['staff', personChannel(fact.qualification.userId)];
  }
}

/** Whose session it is: the operator, and the user that they work for. */
export const peopleOf = (session: Session): string[] => [
  ...new Set([session.operator.id, ...(session.user ? [session.user.id] : [])]),
];
