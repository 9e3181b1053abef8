import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dashboardOf, kioskOf, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

describe('intents', () => {
  let lab: TestLab;
  let kiosk: WireClient;
  beforeEach(async () => {
    lab = await startLab();
    kiosk = await kioskOf(lab, 'confocal', 'ana');
  });
  afterEach(() => lab.close());

  const start = (over: object = {}) => ({
    type: 'session.start',
    sessionId: newId(),
    equipmentId: lab.confocal.id,
    plannedMs: 3_600_000,
    ...over,
  });
  const floorFacts = async () => lab.hub.store.factsAfter('floor', 0, 10_000);

  test('I-1 a repeat gets the stored answer and has no second effect', async () => {
    const intent = start();
    const first = await kiosk.intent(intent, 1);
    expect(first).toMatchObject({ n: 1, ok: true, result: { session: { id: intent.sessionId } } });
    const before = await floorFacts();
    expect(await kiosk.intent(intent, 1)).toEqual(first);
    expect(await kiosk.intent({ type: 'session.end', sessionId: intent.sessionId, outcome: 'completed' }, 1)).toEqual(
      first,
    );
    expect(await floorFacts()).toEqual(before);
  });

  test('I-2 a jump is told what is expected and changes nothing', async () => {
    const before = await floorFacts();
    expect(await kiosk.intent(start(), 5)).toMatchObject({ n: 5, ok: false, code: 'out-of-order', expected: 1 });
    expect(await floorFacts()).toEqual(before);
    expect(await kiosk.intent(start(), 1)).toMatchObject({ ok: true });
  });

  test('I-3 a refusal takes its number, and its repeat is the same refusal', async () => {
    await kiosk.intent(start(), 1);
    const refused = await kiosk.intent(start(), 2);
    expect(refused).toMatchObject({ n: 2, ok: false, code: 'already-in-use' });
    expect(await kiosk.intent(start(), 2)).toEqual(refused);
    expect(await kiosk.intent({ type: 'session.end', sessionId: newId(), outcome: 'completed' }, 3)).toMatchObject({
      n: 3,
      code: 'not-found',
    });
  });

  test.each([
    ['an unknown type', { type: 'coffee.brew' }],
    ['no type', {}],
    ['an unknown field', { type: 'session.start', sessionId: newId(), equipmentId: newId(), extra: 1 }],
    ['a wrong type', { type: 'session.start', sessionId: 7, equipmentId: newId() }],
    ['a prototype’s key as id', { type: 'session.end', sessionId: '__proto__', outcome: 'completed' }],
    ['a duration of no length', { type: 'session.start', sessionId: newId(), equipmentId: newId(), plannedMs: 0 }],
    ['a control character', { type: 'session.start', sessionId: newId(), equipmentId: newId(), project: 'a\u0000b' }],
  ])('I-4 %s is invalid and the hub goes on', async (_what, body) => {
    expect(await kiosk.intent(body, 1)).toMatchObject({ n: 1, ok: false, code: 'invalid' });
    expect(await kiosk.intent(start(), 2)).toMatchObject({ n: 2, ok: true });
  });

  test('I-5 an intent over 64 KB is too large, takes its number, and the line goes on', async () => {
    const body = { type: 'session.end', sessionId: newId(), outcome: 'completed', notes: 'x'.repeat(64 * 1024) };
    expect(await kiosk.intent(body, 1)).toMatchObject({ n: 1, ok: false, code: 'too-large' });
    expect(await kiosk.intent(start(), 2)).toMatchObject({ n: 2, ok: true });
  });

  test('I-5 a frame past all bounds costs its sender the line, and nobody else anything', async () => {
    const closed = new Promise((resolve) => kiosk.socket.once('disconnect', resolve));
    kiosk.socket.emit('intent', { notes: 'x'.repeat(300_000) });
    await closed;
    const next = await kioskOf(lab, 'confocal');
    expect(await next.intent(start(), 1)).toMatchObject({ ok: true });
  });

  test.each([[{}], [null], ['text'], [{ installId: 'x', n: 'one' }], [{ installId: 'x', n: -1 }]])(
    'I-6 %j has no readable number and takes none',
    async (body) => {
      expect(await kiosk.call('intent', body)).toMatchObject({ n: null, ok: false, code: 'invalid' });
      expect(await kiosk.intent(start(), 1)).toMatchObject({ ok: true });
    },
  );

  test('I-7 an installation that belongs to one station is not another’s', async () => {
    await kiosk.intent(start(), 1);
    const thief = await kioskOf(lab, 'sem', 'ben', kiosk.installId);
    expect(thief.hello.lastN).toBe(0);
    expect(await thief.intent(start(), 1)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await thief.intent(start(), 2)).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('I-7 nor does a connection speak for another installation', async () => {
    const other = await kioskOf(lab, 'sem', 'ben');
    const forged = { installId: other.installId, n: 1, id: newId(), occurredAt: 1, ...start() };
    expect(await kiosk.call('intent', forged)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await other.intent(start({ equipmentId: lab.sem.id }), 1)).toMatchObject({ ok: true });
  });

  test('I-9 intents of one moment each get their own answer, and their facts come in order', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const count = 100;
    const create = (i: number) => ({ type: 'equipment.create', equipmentId: newId(), name: `Instrument ${i}` });
    const answers = await Promise.all(Array.from({ length: count }, (_, i) => manager.intent(create(i), i + 1)));
    expect(answers.map((one) => one.n)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(answers.every((one) => one.ok)).toBe(true);
    const places = answers.map((one) => one.ok && one.seq['floor']);
    expect(places).toEqual(places.map((_, i) => Number(places[0]) + i));
    await manager.seen('facts', (frame: { facts: { seq: number }[] }) => frame.facts.at(-1)?.seq === places.at(-1));
    expect(manager.factsOf('floor').map((fact) => fact.seq)).toEqual(places);
    const frames = manager.frames.filter((one) => one.event === 'facts').length;
    expect(frames).toBeLessThan(count / 2);
  });

  test('I-10 after a stop and a start a repeat still gets the stored answer', async () => {
    const intent = start();
    const first = await kiosk.intent(intent, 1);
    await lab.restart();
    const again = await kioskOf(lab, 'confocal', undefined, kiosk.installId);
    expect(again.hello.lastN).toBe(1);
    expect(await again.intent(intent, 1)).toEqual(first);
    expect(again.snapshots('floor')[0]?.state).toMatchObject({ sessions: { [intent.sessionId]: {} } });
  });

  test('I-12 a late start on equipment that was taken stands beside the open session', async () => {
    const manager = await dashboardOf(lab, 'maria');
    await manager.intent({ type: 'equipment.update', equipmentId: lab.confocal.id, offlinePolicy: 'allow' });
    const taken = start();
    expect(await manager.intent(taken)).toMatchObject({ ok: true });
    const late = { ...start(), offline: true, occurredAt: Date.now() - 60_000, clockErrorMs: 12 };
    const answer = await kiosk.intent(late, 1);
    expect(answer).toMatchObject({
      ok: true,
      result: { session: { conflict: { reason: 'in-use', sessionId: taken.sessionId }, startedAt: late.occurredAt } },
    });
    const end = { type: 'session.end', sessionId: late.sessionId, outcome: 'completed' };
    expect(await kiosk.intent({ ...end, offline: true, occurredAt: Date.now() - 1_000 })).toMatchObject({ ok: true });
    const watcher = await dashboardOf(lab, 'maria');
    expect(watcher.snapshots('floor')[0]?.state).toMatchObject({ sessions: { [taken.sessionId]: {} } });
    const conflicts = { [late.sessionId]: { operator: { id: lab.ana.id }, endedAt: expect.any(Number) } };
    expect(watcher.snapshots('staff')[0]?.state).toMatchObject({ conflicts });
    await lab.restart();
    const after = await dashboardOf(lab, 'maria');
    expect(after.snapshots('staff')[0]?.state).toMatchObject({ conflicts });
    const settle = { type: 'conflict.resolve', sessionId: late.sessionId, note: 'Both were there' };
    expect(await after.intent(settle)).toMatchObject({ ok: true });
    expect((await dashboardOf(lab, 'maria')).snapshots('staff')[0]?.state).toMatchObject({ conflicts: {} });
    expect(await lab.hub.store.session(late.sessionId)).toMatchObject({
      recordedOffline: true,
      conflict: {
        toldAt: expect.any(Number),
        endToldAt: expect.any(Number),
        clockErrorMs: 12,
        note: 'Both were there',
      },
    });
  });

  test('R-16 a session that a manager ended is ended again by its operator without harm', async () => {
    const { sessionId } = start();
    await kiosk.intent(start({ sessionId }), 1);
    const manager = await dashboardOf(lab, 'maria');
    const forced = { type: 'session.end', sessionId, outcome: 'forgotten', reason: 'Left at noon' };
    expect(await manager.intent(forced)).toMatchObject({ ok: true });
    const end = { type: 'session.end', sessionId, outcome: 'completed', offline: true, occurredAt: Date.now() };
    expect(await kiosk.intent(end, 2)).toMatchObject({
      ok: true,
      result: { session: { outcome: 'forgotten', endedAt: expect.any(Number), claimedEndedAt: expect.any(Number) } },
    });
    expect((await floorFacts()).filter((fact) => fact.type === 'session.ended')).toHaveLength(1);
  });

  test('I-13 an act that ran under another number runs no second time and takes no number', async () => {
    const id = newId();
    const create = { type: 'equipment.create', equipmentId: newId(), name: 'HPLC', id };
    const manager = await dashboardOf(lab, 'maria');
    const first = await manager.intent(create, 1);
    expect(await manager.intent({ ...create, equipmentId: newId() }, 2)).toEqual({ ...first, n: 2 });
    const copy = await dashboardOf(lab, 'maria');
    const [again, fresh] = await Promise.all([
      copy.intent({ ...create, equipmentId: newId() }, 1),
      manager.intent({ ...create, equipmentId: newId(), id: newId() }, 2),
    ]);
    expect(again).toEqual(first);
    expect(fresh).toMatchObject({ n: 2, ok: true });
    expect((await floorFacts()).filter((fact) => fact.type === 'equipment.created')).toHaveLength(4);
    const stranger = await kioskOf(lab, 'sem', 'ben');
    expect(await stranger.intent({ ...create, equipmentId: newId() }, 1)).toMatchObject({
      ok: false,
      code: 'conflict',
    });
  });

  test('I-8 what storage can’t take is neither acknowledged as done nor shown, and goes through once it can', async () => {
    const { store } = lab.hub;
    const commit = store.commit.bind(store);
    store.commit = () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
    const watcher = await dashboardOf(lab, 'maria');
    const intent = start();
    expect(await kiosk.intent(intent, 1)).toMatchObject({ n: 1, ok: false, code: 'storage-full', retryAfterMs: 2_000 });
    store.commit = commit;
    expect(await kiosk.intent(intent, 1)).toMatchObject({ n: 1, ok: true });
    await watcher.seen('facts');
    expect(watcher.factsOf('floor')).toHaveLength(1);
  });
});
