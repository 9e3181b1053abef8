import { expect, it } from 'vitest';
import type { IntentBody } from '../protocol/intents.ts';
import { createMemoryOutbox } from './memory-outbox.ts';
import { create, factsOf, idOf } from './test-kit/lab.ts';
import { goLive, type Rig, rig } from './test-kit/rig.ts';

const answer = ({ network }: Rig, n: number, result: unknown, seq: Record<string, number> = {}) =>
  network.last.asked('intent')[0]?.answer({ n, ok: true, result, seq });

it('C-32 an act is told once its facts are on the screen, with when it was pressed and answered', async () => {
  const here = rig();
  const socket = goLive(here, 1);
  await here.connection.send(create(2));
  const pressedAt = here.clock.now();
  here.clock.advance(1_000);
  answer(here, 1, {}, { floor: 2 });
  expect([here.mirror.answered, here.mirror.outbox.length]).toEqual([[], 1]);
  socket.say('facts', factsOf(2));
  const act = { id: idOf(10_001), occurredAt: pressedAt, answeredAt: pressedAt + 1_000, body: create(2) };
  expect(here.mirror.answered).toEqual([{ ...act, collision: null }]);
  expect(here.mirror.outbox).toEqual([]);
});

it('C-32 one that was told late says so, with what it collided with', async () => {
  const here = rig();
  const body: IntentBody = { type: 'session.start', sessionId: idOf(7), equipmentId: idOf(1) };
  goLive(here, 1);
  here.network.last.break();
  await here.connection.send(body);
  here.clock.advance(500);
  goLive(here, 1);
  const session = { id: idOf(7), equipmentId: idOf(1), operator: { id: idOf(900), name: 'Ana' }, startedAt: 5 };
  const collision = { ...session, recordedOffline: true, conflict: { reason: 'in-use' } };
  answer(here, 1, { session: collision });
  expect(here.mirror.answered).toMatchObject([{ offline: true, body, collision }]);
});

it('C-32 a new screen of the same program hears of them, and the next program where the outbox outlives it', async () => {
  const first = rig();
  goLive(first);
  await first.connection.send(create(1));
  answer(first, 1, {});
  const told = first.mirror.answered;
  expect(told).toHaveLength(1);
  expect(rig({ outbox: first.outbox }).mirror.answered).toEqual(told);
});

it.each<IntentBody>([
  {
    type: 'user.set-credentials',
    userId: idOf(900),
    badge: '04a1b2c3',
    pin: '8613',
    password: 'correct horse battery',
  },
  { type: 'user.create', userId: idOf(900), username: 'ana', name: 'Ana', role: 'researcher', pin: '8613' },
  {
    type: 'user.import',
    people: [{ userId: idOf(900), username: 'ana', name: 'Ana', role: 'researcher', badge: '04a1b2c3' }],
  },
])('C-32 nothing to sign in with is kept: $type', async (body) => {
  const here = rig({ kind: 'person', outbox: createMemoryOutbox('page-1') });
  goLive(here);
  expect(await here.connection.send(body)).toMatchObject({ ok: true });
  answer(here, 1, {});
  const [act] = here.mirror.answered;
  expect(act?.body.type).toBe(body.type);
  expect(JSON.stringify(act)).not.toMatch(/04a1b2c3|8613|horse/);
});
