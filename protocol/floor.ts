import { z } from 'zod';
import { applyInto, applyMany, applyOne, type Changes } from './changes.ts';
import { downtime } from './downtime.ts';
import { announcement, equipment, problem, type Session, session, station } from './entities.ts';
import type { FactBody } from './facts.ts';
import { id, named } from './scalars.ts';
import { waiting } from './waiting.ts';

/** What every screen may see of the lab now: maps by id; sessions and problems are the open ones. */
export const floorState = z.object({
  equipment: z.record(id, equipment),
  sessions: z.record(id, session),
  problems: z.record(id, problem),
  stations: z.record(id, station),
  announcements: z.record(id, announcement),
  /** Planned and running ones, until they are over. */
  downtimes: z.record(id, downtime).default({}),
  /** Whom samples can be for. */
  recipients: z.record(id, named).default({}),
  /** How many wait, by equipment; none where nobody does. */
  waiting: z.record(id, waiting).default({}),
});
export type FloorState = z.infer<typeof floorState>;

export const emptyFloor: FloorState = {
  equipment: {},
  sessions: {},
  problems: {},
  stations: {},
  announcements: {},
  downtimes: {},
  recipients: {},
  waiting: {},
};

/** What each fact does to the floor. */
const CHANGES: Changes<FloorState> = {
  'session.started': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.extended': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.updated': ({ session: value }) => ({ map: 'sessions', id: value.id, value }),
  'session.ended': ({ session: { id } }) => ({ map: 'sessions', id }),
  'equipment.created': ({ equipment: value }) => ({ map: 'equipment', id: value.id, value }),
  'equipment.updated': ({ equipment: value }) => ({ map: 'equipment', id: value.id, value }),
  'equipment.condition-changed': ({ equipment: value }) => ({ map: 'equipment', id: value.id, value }),
  'equipment.retired': ({ equipment: { id } }) => ({ map: 'equipment', id }),
  'problem.reported': ({ problem: value }) => ({ map: 'problems', id: value.id, value }),
  'problem.photo-added': ({ problem: value }) => ({ map: 'problems', id: value.id, value }),
  'problem.resolved': ({ problem: { id } }) => ({ map: 'problems', id }),
  'downtime.planned': ({ downtime: value }) => ({ map: 'downtimes', id: value.id, value }),
  'downtime.changed': ({ downtime: value }) => ({ map: 'downtimes', id: value.id, value }),
  'downtime.started': ({ downtime: value }) => ({ map: 'downtimes', id: value.id, value }),
  'downtime.ended': ({ downtime: { id } }) => ({ map: 'downtimes', id }),
  'downtime.cancelled': ({ downtime: { id } }) => ({ map: 'downtimes', id }),
  'announcement.posted': ({ announcement: value }) => ({ map: 'announcements', id: value.id, value }),
  'announcement.cleared': ({ announcement: { id } }) => ({ map: 'announcements', id }),
  'recipient.added': ({ recipient: value }) => ({ map: 'recipients', id: value.id, value }),
  'recipient.removed': ({ recipient: { id } }) => ({ map: 'recipients', id }),
  'waiting.changed': ({ waiting: value }) => ({
    map: 'waiting',
    id: value.equipmentId,
    ...(value.people > 0 && { value }),
  }),
  'station.enrolled': ({ station: value }) => ({ map: 'stations', id: value.id, value }),
  'station.renamed': ({ station: value }) => ({ map: 'stations', id: value.id, value }),
  'station.assigned': ({ station: value }) => ({ map: 'stations', id: value.id, value }),
  'station.revoked': ({ station: { id } }) => ({ map: 'stations', id }),
};

/** Folds one fact into the floor. Pure: the state that comes in is left as it was. */
export const applyFloor = (state: FloorState, fact: FactBody): FloorState => applyOne(CHANGES, state, fact);

/** Folds many facts: the same meaning, with one copy of each map. */
export const applyFloorAll = (state: FloorState, facts: readonly FactBody[]): FloorState =>
  applyMany(CHANGES, state, facts);

/** Folds one fact into maps that nobody else holds. */
export const foldInto = (draft: FloorState, fact: FactBody): void => applyInto(CHANGES, draft, fact);

/** The open session on a piece of equipment, where there is one. */
export const openSessionOn = (state: Pick<FloorState, 'sessions'>, equipmentId: string): Session | undefined =>
  Object.values(state.sessions).find((one) => one.equipmentId === equipmentId);
