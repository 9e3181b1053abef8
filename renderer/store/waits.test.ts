import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import { emptyPerson } from '../../protocol/person.ts';
import { liveFloor } from './fold-into.ts';
import { emptyHub, type HubState } from './hub-state.ts';
import { metWaits, waitingFor } from './waits.ts';

const ana = { id: 'ana', name: 'Ana', username: 'ana', role: 'researcher' as const };
const scope: Equipment = {
  ...{ id: 'scope', name: 'Scope', room: '', category: '', condition: 'out-of-service' },
  ...{ requiresQualification: false, offlinePolicy: 'allow', stationIds: [] },
};
const wait = { user: ana, equipmentId: 'scope', since: 1 };
const hub = (over: Partial<HubState> = {}, equipment = scope): HubState => ({
  ...emptyHub,
  actor: { kind: 'person', user: ana },
  floor: liveFloor({ ...emptyFloor, equipment: { scope: equipment } }),
  person: emptyPerson,
  ...over,
});
const entry = (type: 'wait.begin' | 'wait.end'): OutboxEntry => ({
  ...{ id: type, n: 1, occurredAt: 0, state: 'saved', body: { type, equipmentId: 'scope' } },
});
const session = { id: 's1', equipmentId: 'scope', operator: ana, startedAt: 0 };

test('S-WA1 whoever can’t use it may ask; who has asked sees that at once', () => {
  expect(waitingFor(hub(), 'scope')).toBe('can-ask');
  expect(waitingFor(hub({ outbox: [entry('wait.begin')] }), 'scope')).toBe('yes');
  const waiting = { ...emptyPerson, waits: { scope: wait } };
  expect(waitingFor(hub({ person: waiting }), 'scope')).toBe('yes');
  expect(waitingFor(hub({ person: waiting, outbox: [entry('wait.end')] }), 'scope')).toBe('can-ask');
});

test('S-WA1 nobody is offered to wait for what is free, their own or unknown, nor whom the hub does not know here', () => {
  expect(waitingFor(hub({}, { ...scope, condition: 'operational' }), 'scope')).toBe('no');
  expect(waitingFor(hub({ isSavedSignIn: true }), 'scope')).toBe('no');
  expect(waitingFor(hub({ actor: null }), 'scope')).toBe('no');
  expect(waitingFor(hub(), 'other')).toBe('no');
  const own = liveFloor({ ...emptyFloor, equipment: { scope }, sessions: { s1: session } });
  expect(waitingFor(hub({ floor: own }), 'scope')).toBe('no');
});

test('S-WA2 what can be used is told until it is seen', () => {
  const met = { ...emptyPerson, waits: { scope: { ...wait, metAt: 2 } } };
  expect(metWaits(hub({ person: met }))).toEqual([{ ...wait, metAt: 2 }]);
  expect(metWaits(hub({ person: met, outbox: [entry('wait.end')] }))).toEqual([]);
  expect(metWaits(hub({ person: { ...emptyPerson, waits: { scope: wait } } }))).toEqual([]);
});
