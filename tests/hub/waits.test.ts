import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonState } from '../../protocol/person.ts';
import { personChannel } from '../../protocol/scalars.ts';
import { dashboardOf, kioskOf, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

describe('waiting for equipment', () => {
  let lab: TestLab;
  /** Where Ana works, and two screens on which Ben is signed in. */
  let kiosk: WireClient;
  let kioskOfBen: WireClient;
  let deskOfBen: WireClient;
  let maria: WireClient;
  let equipmentId: string;
  const sessionId = newId();

  const told = (client: WireClient): string[] =>
    client.factsOf(personChannel(lab.ben.id)).flatMap(({ type }) => (type.startsWith('wait.') ? [type] : []));
  const waitsOf = (client: WireClient): unknown =>
    (client.snapshots(personChannel(lab.ben.id)).at(-1)?.state as PersonState | undefined)?.waits;
  const begin = (client = deskOfBen) => client.intent({ type: 'wait.begin', equipmentId });
  const start = (client: WireClient, id = newId()) =>
    client.intent({ type: 'session.start', sessionId: id, equipmentId });
  const end = () => kiosk.intent({ type: 'session.end', sessionId, outcome: 'completed' });
  const setCondition = (condition: string, reason?: string) =>
    maria.intent({ type: 'equipment.set-condition', equipmentId, condition, ...(reason && { reason }) });

  beforeEach(async () => {
    lab = await startLab();
    equipmentId = lab.confocal.id;
    kiosk = await kioskOf(lab, 'confocal', 'ana');
    kioskOfBen = await kioskOf(lab, 'sem', 'ben');
    deskOfBen = await dashboardOf(lab, 'ben');
    maria = await dashboardOf(lab, 'maria');
    await start(kiosk, sessionId);
  });
  afterEach(() => lab.close());

  test('R-W1 R-W2 whoever asked is told on every screen of theirs when the session there ends', async () => {
    expect(await begin(kioskOfBen)).toMatchObject({
      ok: true,
      result: { wait: { user: { name: 'Ben' }, equipmentId } },
    });
    expect(await begin()).toMatchObject({ ok: true });
    await end();
    for (const screen of [kioskOfBen, deskOfBen]) {
      await expect.poll(() => told(screen)).toEqual(['wait.begun', 'wait.met']);
    }
    expect(told(kiosk)).toEqual([]);
  });

  test('R-W1 what is free, one’s own or not there is refused', async () => {
    expect(await begin(kiosk)).toMatchObject({ code: 'conflict', message: 'You are using Confocal yourself.' });
    await end();
    expect(await begin()).toMatchObject({ code: 'conflict', message: expect.stringContaining('is free already') });
    expect(await deskOfBen.intent({ type: 'wait.begin', equipmentId: newId() })).toMatchObject({ code: 'not-found' });
  });

  test('R-W2 it is told after a restart, of a lock that was lifted meanwhile, and once', async () => {
    await end();
    await setCondition('out-of-service', 'Laser is dead');
    await begin();
    await lab.restart();
    const desk = await dashboardOf(lab, 'ben');
    expect(waitsOf(desk)).toEqual({
      [equipmentId]: { user: { id: lab.ben.id, name: 'Ben' }, equipmentId, since: expect.any(Number) },
    });
    maria = await dashboardOf(lab, 'maria');
    await setCondition('impaired', 'Weak, but it works');
    await expect.poll(() => told(desk)).toEqual(['wait.met']);
    await setCondition('operational');
    await lab.restart();
    expect(waitsOf(await dashboardOf(lab, 'ben'))).toMatchObject({ [equipmentId]: { metAt: expect.any(Number) } });
  });

  test('R-W2 a take-over frees nothing', async () => {
    await begin();
    await maria.intent({ type: 'session.take-over', equipmentId, sessionId: newId(), reason: 'Fire drill' });
    await expect.poll(() => maria.factsOf('floor').map((fact) => fact.type)).toContain('session.ended');
    await deskOfBen.intent({ type: 'wait.end', equipmentId });
    await expect.poll(() => told(deskOfBen)).toEqual(['wait.begun', 'wait.ended']);
  });

  test('R-W3 where somebody is quicker it is waited for again, and seen on one screen it is gone on all', async () => {
    await begin();
    await end();
    await start(kiosk);
    await expect.poll(() => told(deskOfBen)).toEqual(['wait.begun', 'wait.met', 'wait.begun']);
    expect(await kioskOfBen.intent({ type: 'wait.end', equipmentId })).toMatchObject({ ok: true });
    expect(await deskOfBen.intent({ type: 'wait.end', equipmentId })).toMatchObject({ ok: true });
    await expect.poll(() => told(deskOfBen)).toEqual(['wait.begun', 'wait.met', 'wait.begun', 'wait.ended']);
    await lab.restart();
    expect(waitsOf(await dashboardOf(lab, 'ben'))).toEqual({});
  });

  test('R-W5 how many wait is on everybody’s floor without their names, also after a restart, and 0 takes it off', async () => {
    await begin();
    await maria.intent({ type: 'wait.begin', equipmentId });
    const counts = () => kiosk.factsOf('floor').flatMap((fact) => ('waiting' in fact ? [fact.waiting] : []));
    await expect.poll(counts).toEqual([
      { equipmentId, people: 1 },
      { equipmentId, people: 2 },
    ]);
    expect(kiosk.hello.channels).not.toContain('staff');
    await lab.restart();
    const again = await kioskOf(lab, 'confocal', 'ana');
    expect(again.snapshots('floor').at(-1)?.state).toMatchObject({ waiting: { [equipmentId]: { people: 2 } } });
    maria = await dashboardOf(lab, 'maria');
    await maria.intent({ type: 'wait.end', equipmentId });
    await again.intent({ type: 'session.end', sessionId, outcome: 'completed' });
    await again.call('sign-out', {});
    await again.call('sign-in', { badge: lab.badges.ben });
    await start(again);
    await lab.restart();
    expect((await dashboardOf(lab, 'maria')).snapshots('floor').at(-1)?.state).toMatchObject({ waiting: {} });
  });

  test('R-W4 whoever has it now waits no more', async () => {
    await begin();
    await end();
    await kiosk.call('sign-out', {});
    await kiosk.call('sign-in', { badge: lab.badges.ben });
    await start(kiosk);
    await expect.poll(() => told(deskOfBen)).toEqual(['wait.begun', 'wait.met', 'wait.ended']);
  });

  test('R-W4 nobody waits for what is retired', async () => {
    await begin();
    await end();
    await maria.intent({ type: 'equipment.retire', equipmentId });
    await expect.poll(() => told(deskOfBen)).toEqual(['wait.begun', 'wait.met', 'wait.ended']);
  });

  test('R-W4 whose account is closed waits no more', async () => {
    await begin();
    await maria.intent({ type: 'user.deactivate', userId: lab.ben.id });
    await lab.restart();
    const state = (await dashboardOf(lab, 'maria')).snapshots('staff').at(-1)?.state;
    expect(state).toHaveProperty('waits', {});
  });
});
