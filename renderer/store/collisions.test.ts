import { expect, test } from 'vitest';
import type { HubUpdate, OutboxEntry } from '../../client/hub-link.ts';
import type { Session } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { emptyPerson } from '../../protocol/person.ts';
import { emptyStaff } from '../../protocol/staff.ts';
import { collisionsOf } from './collisions.ts';
import { emptyHub, type HubState, takeIn } from './hub-state.ts';

const ana = { id: '00000000-0000-7000-8000-000000000900', name: 'Ana' };
const ben = { id: '00000000-0000-7000-8000-000000000901', name: 'Ben' };
const clash: Session = {
  id: '00000000-0000-7000-8000-000000000200',
  equipmentId: '00000000-0000-7000-8000-000000000100',
  operator: ana,
  startedAt: 1000,
  recordedOffline: true,
  conflict: { reason: 'in-use', other: { operator: ben, startedAt: 900 }, toldAt: 5000 },
};
const plain: Session = { ...clash, id: '00000000-0000-7000-8000-000000000201', conflict: undefined };
const anas = `user/${ana.id}` as const;
const place = { epoch: 'a', seq: 1 };
const facts = (channel: typeof anas | 'staff', ...bodies: FactBody[]): HubUpdate => ({
  type: 'facts',
  channel,
  epoch: 'a',
  facts: bodies.map((body, index) => ({ seq: index + 1, at: 0, by: {}, ...body })),
});
const mine = (...sessions: Session[]): HubUpdate => {
  const state = { ...emptyPerson, sessions: Object.fromEntries(sessions.map((one) => [one.id, one])) };
  return { type: 'snapshot', channel: anas, ...place, state };
};
const left: HubUpdate = { type: 'left', channel: anas };
const after = (...updates: HubUpdate[]): HubState => takeIn({ ...emptyHub, knownActs: new Set() }, updates);
const collided: FactBody = { type: 'session.conflicted', session: clash };
const act = { n: 1, id: 'act', occurredAt: 1000 };
const confirmed = (body: OutboxEntry['body'], session: Session): OutboxEntry => ({
  ...act,
  body,
  state: 'confirmed',
  result: { session },
  seq: {},
});
const end: OutboxEntry['body'] = { type: 'session.end', sessionId: clash.id, outcome: 'completed' };

test('S-O3 a use that collided is known from its person’s channel, live and from a snapshot, until it ends', () => {
  expect(after(facts(anas, collided)).beside).toEqual({ [clash.id]: clash });
  expect(after(mine(clash, plain)).beside).toEqual({ [clash.id]: clash });
  const over: FactBody = { type: 'session.ended', session: { ...clash, endedAt: 9000 } };
  expect(after(mine(clash), facts(anas, over)).beside).toEqual({});
  expect(after(mine(clash), mine()).beside).toEqual({});
});

test('S-O3 a use beside the floor outlives its person’s sign-in, and its end is known by the hub’s answer', () => {
  const kept = after(facts(anas, collided), left);
  expect(kept.beside).toEqual({ [clash.id]: clash });
  expect(takeIn(kept, [{ type: 'outbox', entries: [confirmed(end, clash)] }]).beside).toEqual({});
});

test('S-O5 managers hear of each collision, of its end, and no more of it once it is settled', () => {
  const ended = { ...clash, endedAt: 9000 };
  const state = { ...emptyStaff, conflicts: { [clash.id]: clash } };
  const shown = after({ type: 'snapshot', channel: 'staff', ...place, state });
  expect(collisionsOf(shown)).toEqual({ [clash.id]: clash });
  const told = takeIn(shown, [facts('staff', { type: 'session.ended', session: ended })]);
  expect(collisionsOf(told)).toEqual({ [clash.id]: ended });
  const settled = takeIn(told, [facts('staff', { type: 'conflict.resolved', session: ended })]);
  expect(collisionsOf(settled)).toEqual({});
  expect(collisionsOf(takeIn(told, [{ type: 'left', channel: 'staff' }]))).toEqual({});
});
