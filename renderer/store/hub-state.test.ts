import { expect, test } from 'vitest';
import type { HubUpdate, OutboxEntry } from '../../client/hub-link.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import { emptyHub, type HubState, takeIn } from './hub-state.ts';

const scope: Equipment = {
  id: 'scope',
  name: 'Scope',
  room: '1.04',
  category: 'Imaging',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow',
  stationIds: [],
};
const fresh = (): HubState => ({ ...emptyHub, knownActs: new Set() });
const snapshot = (equipment: Equipment[]): HubUpdate => ({
  type: 'snapshot',
  channel: 'floor',
  epoch: 'a',
  seq: 1,
  state: { ...emptyFloor, equipment: Object.fromEntries(equipment.map((one) => [one.id, one])) },
});
const facts = (type: 'equipment.updated' | 'equipment.created', equipment: Equipment): HubUpdate => ({
  type: 'facts',
  channel: 'floor',
  epoch: 'a',
  facts: [{ seq: 2, at: 0, by: {}, type, equipment }],
});
const station = (stationId: string, state: StationPresence['state']): StationPresence => ({
  stationId,
  state,
  lastSeenAt: 0,
  version: '1',
  queued: 0,
});

test('S-S3 a change of one entity replaces that one and keeps the list and its neighbours', () => {
  const laser = { ...scope, id: 'laser' };
  const before = takeIn(fresh(), [snapshot([scope, laser])]);
  const after = takeIn(before, [facts('equipment.updated', { ...scope, name: 'New' })]);
  expect(after.floor?.equipment['scope']?.name).toBe('New');
  expect(after.floor?.equipment['laser']).toBe(laser);
  expect(after.equipmentIds).toBe(before.equipmentIds);
  expect(after.revision).toBe(before.revision + 1);
});

test('S-S3 equipment that comes is in the list', () => {
  const before = takeIn(fresh(), [snapshot([scope])]);
  const after = takeIn(before, [facts('equipment.created', { ...scope, id: 'laser' })]);
  expect(after.equipmentIds).toEqual(['scope', 'laser']);
});

test('S-S4 a lost link wipes nothing, and the next snapshot takes over in one step', () => {
  const before = takeIn(fresh(), [snapshot([scope])]);
  const lost = takeIn(before, [
    {
      type: 'link',
      link: { phase: 'waiting', attempt: 1, retryAt: 1, reason: { code: 'unreachable', message: '' } },
      offlineSince: 5,
    },
  ]);
  expect(lost.floor).toBe(before.floor);
  const renewed = takeIn(lost, [snapshot([{ ...scope, name: 'After' }])]);
  expect(renewed.floor?.equipment).toEqual({ scope: { ...scope, name: 'After' } });
});

test('S-S4 presence changes are added, and a full list replaces', () => {
  const before = takeIn(fresh(), [
    { type: 'presence', full: true, stations: [station('a', 'online'), station('b', 'online')] },
  ]);
  const changed = takeIn(before, [{ type: 'presence', full: false, stations: [station('b', 'offline')] }]);
  expect([...changed.presence.values()].map((one) => one.state)).toEqual(['online', 'offline']);
  const full = takeIn(changed, [{ type: 'presence', full: true, stations: [station('b', 'online')] }]);
  expect([...full.presence.keys()]).toEqual(['b']);
});

test('S-S5 an act that came and went within one frame is known to have been there', () => {
  const entry: OutboxEntry = {
    n: 1,
    id: 'act',
    occurredAt: 0,
    state: 'saved',
    body: { type: 'equipment.retire', equipmentId: 'scope' },
  };
  const after = takeIn(fresh(), [
    { type: 'outbox', entries: [entry] },
    { type: 'outbox', entries: [] },
  ]);
  expect([after.outbox, after.knownActs.has('act')]).toEqual([[], true]);
});
