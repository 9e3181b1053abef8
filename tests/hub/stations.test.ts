import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { pairStation, postTo } from './enrollment-asks.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { type Answer, connect, refusalOf } from './wire-client.ts';

describe('stations', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  test('EN-9 a new name and place are on the floor, at the equipment, and in what it does from then on', async () => {
    const dashboard = await dashboardOf(lab, 'maria');
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const { id } = lab.stations.confocal;
    const equipmentIds = [lab.sem.id, lab.sem.id];
    expect(await dashboard.intent({ type: 'station.rename', stationId: id, name: 'By the door' })).toMatchObject({
      ok: true,
      result: { station: { name: 'By the door' } },
    });
    expect(await dashboard.intent({ type: 'station.assign', stationId: id, equipmentIds })).toMatchObject({
      ok: true,
      result: { station: { name: 'By the door', equipmentIds: [lab.sem.id] } },
    });
    await dashboard.seen('facts', (body: Answer) => body.facts.length === 3);
    expect(dashboard.factsOf('floor')).toMatchObject([
      { type: 'station.renamed', by: { user: { name: 'Maria' } } },
      { type: 'station.assigned' },
      { type: 'equipment.updated', equipment: { id: lab.confocal.id, stationIds: [] } },
      { type: 'equipment.updated', equipment: { id: lab.sem.id, stationIds: [lab.stations.sem.id, id].sort() } },
    ]);
    const start = { type: 'session.start', sessionId: newId() } as const;
    expect(await kiosk.intent({ ...start, equipmentId: lab.confocal.id })).toMatchObject({ code: 'forbidden' });
    expect(await kiosk.intent({ ...start, equipmentId: lab.sem.id })).toMatchObject({ ok: true });
    const last = await dashboard.seen<Answer>('facts', (body) => body.facts[0].type === 'session.started');
    expect(last.facts[0]).toMatchObject({ by: { station: { name: 'By the door' } } });
  });

  test('EN-9 a researcher changes no station; one that is not there is not-found', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const { id } = lab.stations.sem;
    expect(await kiosk.intent({ type: 'station.revoke', stationId: id })).toMatchObject({ code: 'forbidden' });
    const dashboard = await dashboardOf(lab, 'maria');
    for (const body of [
      { type: 'station.rename', name: 'x' },
      { type: 'station.assign', equipmentIds: [] },
      { type: 'station.revoke' },
    ]) {
      expect(await dashboard.intent({ ...body, stationId: newId() })).toMatchObject({ code: 'not-found' });
    }
    expect(await dashboard.intent({ type: 'station.assign', stationId: id, equipmentIds: [newId()] })).toMatchObject({
      code: 'not-found',
    });
  });

  test('EN-10 a revoked station is told and closed within a second, and its token opens nothing', async () => {
    const dashboard = await dashboardOf(lab, 'maria');
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const gone = new Promise((resolve) => kiosk.socket.once('disconnect', resolve));
    const askedAt = performance.now();
    await dashboard.intent({ type: 'station.revoke', stationId: lab.stations.confocal.id });
    await gone;
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    expect(kiosk.frames.at(-1)).toMatchObject({ event: 'bye', body: { code: 'unauthorized', retryable: false } });
    const token = lab.tokens.confocal;
    const headers = { authorization: `Bearer ${token}` };
    expect(await refusalOf(lab.hub.url, { token })).toMatchObject({ message: /taken out of the lab/ });
    expect(await (await fetch(`${lab.hub.url}/api/v1/enrollment`, { headers })).json()).toMatchObject({
      code: 'unauthorized',
    });
    expect(await postTo(lab, 'enrollment', { token })).toMatchObject({ status: 401 });
    await dashboard.seen('facts');
    expect(dashboard.factsOf('floor')).toMatchObject([
      { type: 'station.revoked' },
      { type: 'equipment.updated', equipment: { id: lab.confocal.id, stationIds: [] } },
    ]);
    expect((await kioskOf(lab, 'sem')).hello.actor).toMatchObject({ station: { id: lab.stations.sem.id } });
  });

  test('EN-10 what another process revoked goes too', async () => {
    const kiosk = await kioskOf(lab, 'sem');
    const gone = new Promise((resolve) => kiosk.socket.once('disconnect', resolve));
    const store = await openStore(lab.folder);
    await writeDirectly(store, () => ({ facts: [{ type: 'station.revoked', station: lab.stations.sem }] }));
    await store.close();
    await gone;
    expect(kiosk.frames.at(-1)).toMatchObject({ event: 'bye', body: { code: 'unauthorized' } });
  });

  test('EN-11 the session of a revoked station stays open', async () => {
    const dashboard = await dashboardOf(lab, 'maria');
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    await dashboard.intent({ type: 'station.revoke', stationId: lab.stations.confocal.id });
    const anew = await dashboardOf(lab, 'maria');
    const floor = anew.snapshots('floor')[0]?.state as Answer;
    expect(Object.keys(floor.sessions)).toEqual([sessionId]);
    expect(floor.stations).not.toHaveProperty(lab.stations.confocal.id);
  });

  test('EN-13 a paired station’s token is its own, and opens its own place only', async () => {
    const { token, station } = await pairStation(lab, await signInCookie(lab.hub.url, 'maria'));
    const kiosk = await connect(lab.hub.url, { token });
    expect(kiosk.hello.actor).toMatchObject({ station: { id: station.id } });
    await kiosk.call('sign-in', { badge: lab.badges.ana });
    const start = { type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id };
    expect(await kiosk.intent(start)).toMatchObject({ ok: false, code: 'forbidden' });
    const stranger = { token, auth: { client: { kind: 'person', version: 'test', installId: 'x' } } };
    expect(await refusalOf(lab.hub.url, stranger)).toMatchObject({ code: 'unauthorized' });
  });

  test('EN-13 an installation that another station used is not this one’s', async () => {
    const first = await kioskOf(lab, 'confocal', 'ana', 'one-install');
    await first.intent({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id });
    const { token } = await pairStation(lab, await signInCookie(lab.hub.url, 'maria'));
    const second = await connect(lab.hub.url, { token, installId: 'one-install' });
    await second.call('sign-in', { badge: lab.badges.ben });
    const start = { type: 'session.start', sessionId: newId(), equipmentId: lab.sem.id };
    expect(await second.intent(start, 2)).toMatchObject({ ok: false, code: 'forbidden' });
  });
});
