import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FloorState } from '../../protocol/floor.ts';
import type { PersonState } from '../../protocol/person.ts';
import { personChannel } from '../../protocol/scalars.ts';
import type { StaffState } from '../../protocol/staff.ts';
import type { Snapshot } from '../../protocol/wire.ts';
import { dashboardOf, kioskOf, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

const types = (client: WireClient, channel: Snapshot['channel']): string[] =>
  client.factsOf(channel).map((fact) => fact.type);
const stateOf = <S>(client: WireClient, channel: Snapshot['channel']): S =>
  client.snapshots(channel).at(-1)?.state as unknown as S;

describe('a day in the lab', () => {
  let lab: TestLab;
  let kiosk: WireClient;
  let desk: WireClient;
  beforeEach(async () => {
    lab = await startLab();
    kiosk = await kioskOf(lab, 'confocal', 'ana');
    desk = await dashboardOf(lab, 'maria');
  });
  afterEach(() => lab.close());

  test('R-19 a problem reported at the tool is on every screen, with what it makes of the tool, also after a restart', async () => {
    const problemId = newId();
    const words = { category: 'Laser', severity: 'major', stillUsable: false, note: 'No light' };
    const intent = { type: 'problem.report', problemId, equipmentId: lab.confocal.id, ...words };
    expect(await kiosk.intent(intent)).toMatchObject({ ok: true, result: { problem: { id: problemId } } });
    await expect.poll(() => types(desk, 'floor')).toEqual(['problem.reported', 'equipment.condition-changed']);
    await lab.restart();
    const later = await dashboardOf(lab, 'maria');
    const floor = stateOf<FloorState>(later, 'floor');
    expect(floor.problems).toMatchObject({ [problemId]: { note: 'No light', reportedBy: { name: 'Ana' } } });
    expect(floor.equipment[lab.confocal.id]).toMatchObject({ condition: 'out-of-service' });
    expect(await later.intent({ type: 'problem.resolve', problemId, note: 'New lamp' })).toMatchObject({ ok: true });
    await lab.restart();
    const after = stateOf<FloorState>(await dashboardOf(lab, 'maria'), 'floor');
    expect(after.problems).toEqual({});
    expect(after.equipment[lab.confocal.id]).toMatchObject({ condition: 'operational' });
  });

  test('R-26 samples reach their recipient’s inbox wherever they are signed in, and are read on every screen at once', async () => {
    const inbox = personChannel(lab.maria.id);
    const another = await dashboardOf(lab, 'maria');
    const sampleId = newId();
    const intent = { type: 'sample.submit', samples: [{ sampleId, label: 'A1' }], recipientId: lab.maria.id };
    expect(await kiosk.intent(intent)).toMatchObject({ ok: true, result: { samples: [{ id: sampleId }] } });
    for (const screen of [desk, another]) await expect.poll(() => types(screen, inbox)).toEqual(['sample.submitted']);
    await expect.poll(() => types(kiosk, personChannel(lab.ana.id))).toContain('sample.submitted');
    expect(await desk.intent({ type: 'sample.mark-read', sampleIds: [sampleId] })).toMatchObject({
      ok: true,
      result: { count: 1 },
    });
    for (const screen of [desk, another])
      await expect.poll(() => types(screen, inbox)).toEqual(['sample.submitted', 'inbox.read']);
    await lab.restart();
    const later = await dashboardOf(lab, 'maria');
    expect(stateOf<PersonState>(later, inbox).samples).toMatchObject({ [sampleId]: { unreadBy: [], label: 'A1' } });
    expect(stateOf<StaffState>(later, 'staff').samples).toMatchObject({ [sampleId]: { status: 'submitted' } });
  });

  test('R-27 a finished sample that everyone has seen is in nobody’s list, and stays in the export', async () => {
    const sampleId = newId();
    await kiosk.intent({ type: 'sample.submit', samples: [{ sampleId, label: 'A1' }], recipientId: lab.maria.id });
    expect(await desk.intent({ type: 'sample.set-status', sampleId, status: 'done' })).toMatchObject({ ok: true });
    await lab.restart();
    const ana = await kioskOf(lab, 'confocal', 'ana');
    expect(stateOf<PersonState>(ana, personChannel(lab.ana.id)).samples).toMatchObject({ [sampleId]: {} });
    expect(await ana.intent({ type: 'sample.mark-read', sampleIds: [sampleId] })).toMatchObject({ ok: true });
    await lab.restart();
    const later = await dashboardOf(lab, 'maria');
    expect(stateOf<StaffState>(later, 'staff').samples).toEqual({});
    expect(await lab.hub.store.samplesFrom(0, 10)).toMatchObject([{ id: sampleId, status: 'done' }]);
  });

  test('R-29 an announcement is on the floor until it is cleared, also after a restart', async () => {
    const announcementId = newId();
    await desk.intent({ type: 'announcement.post', announcementId, text: 'Power cut at 5' });
    await expect.poll(() => types(kiosk, 'floor')).toEqual(['announcement.posted']);
    await lab.restart();
    const later = await dashboardOf(lab, 'maria');
    expect(stateOf<FloorState>(later, 'floor').announcements).toMatchObject({
      [announcementId]: { text: 'Power cut at 5' },
    });
    await later.intent({ type: 'announcement.clear', announcementId });
    await lab.restart();
    expect(stateOf<FloorState>(await dashboardOf(lab, 'maria'), 'floor').announcements).toEqual({});
  });

  test('R-28 a take-over ends the one session and starts the other in one act', async () => {
    const sessionId = newId();
    const equipmentId = lab.confocal.id;
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId });
    const mine = newId();
    const taken = await desk.intent({ type: 'session.take-over', equipmentId, sessionId: mine, reason: 'Fire drill' });
    expect(taken).toMatchObject({ ok: true, result: { session: { id: mine, operator: { name: 'Maria' } } } });
    await expect.poll(() => types(desk, 'floor')).toEqual(['session.started', 'session.ended', 'session.started']);
  });

  test('R-30 whom samples can be for is on the floor', async () => {
    const { recipients } = stateOf<FloorState>(kiosk, 'floor');
    expect(Object.values(recipients).map((one) => one.name)).toEqual(expect.arrayContaining(['Maria', 'Ida']));
    expect(recipients[lab.ana.id]).toBeUndefined();
    const userId = newId();
    const admin = await dashboardOf(lab, 'ida');
    await admin.intent({ type: 'user.create', userId, username: 'noor', name: 'Noor', role: 'manager' });
    await expect.poll(() => types(kiosk, 'floor')).toEqual(['recipient.added']);
  });
});
