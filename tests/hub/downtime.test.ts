import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FloorState } from '../../protocol/floor.ts';
import { bringDue } from '../../server/flow/due.ts';
import { dashboardOf, kioskOf, openLedger, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

const HOUR = 3_600_000;

const types = (client: WireClient): string[] => client.factsOf('floor').map((fact) => fact.type);
const floorOf = (client: WireClient): FloorState => client.snapshots('floor').at(-1)?.state as FloorState;

describe('planned downtime at a hub', () => {
  let lab: TestLab;
  let kiosk: WireClient;
  let desk: WireClient;
  const downtimeId = newId();
  const start = Date.now();
  const at = (ms: number): void => {
    lab.clock.now = () => start + ms;
  };
  const plan = (startsAt: number, endsAt: number) =>
    desk.intent({
      type: 'downtime.plan',
      downtimeId,
      equipmentId: lab.confocal.id,
      startsAt: start + startsAt,
      endsAt: start + endsAt,
      reason: 'Service',
    });
  /** What the log has of downtimes, whoever reads it, from its beginning. */
  const logged = async (): Promise<string[]> => {
    const facts = await lab.hub.store.factsAfter('floor', 0, 500);
    return facts.map((one) => one.type).filter((type) => type.startsWith('downtime.'));
  };

  beforeEach(async () => {
    lab = await startLab();
    at(0);
    kiosk = await kioskOf(lab, 'confocal', 'ana');
    desk = await dashboardOf(lab, 'maria');
  });
  afterEach(() => lab.close());

  test('R-D2 R-D5 it begins and ends by itself on every screen, while a session goes on', async () => {
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    expect(await plan(HOUR, 2 * HOUR)).toMatchObject({ ok: true, result: { downtime: { id: downtimeId } } });
    at(HOUR);
    const begun = ['session.started', 'downtime.planned', 'downtime.started', 'equipment.condition-changed'];
    await expect.poll(() => types(kiosk)).toEqual(begun);
    const changed = kiosk.factsOf('floor').at(-1);
    expect(changed).toMatchObject({ by: {}, equipment: { condition: 'out-of-service', conditionReason: 'Service' } });
    expect(floorOf(await dashboardOf(lab, 'ben')).sessions).toHaveProperty(sessionId);
    at(2 * HOUR);
    await expect.poll(() => types(kiosk)).toEqual([...begun, 'downtime.ended', 'equipment.condition-changed']);
    const now = floorOf(await dashboardOf(lab, 'ben'));
    expect(now.downtimes).toEqual({});
    expect(now.equipment[lab.confocal.id]).toEqual(lab.confocal);
    const { records } = await lab.hub.store.auditBefore({ limit: 10 });
    const byHub = records.filter((one) => one.source === 'hub');
    expect(byHub.map((one) => one.type)).toEqual(['downtime.ended', 'downtime.started']);
    expect(byHub[0]).toMatchObject({ result: 'ok', about: { downtimeId, equipmentId: lab.confocal.id } });
  });

  test('R-D2 a hub that was down when it should have begun has it begun before anybody looks, and once', async () => {
    await plan(HOUR, 2 * HOUR);
    at(HOUR + 1);
    await lab.restart();
    const first = floorOf(await dashboardOf(lab, 'maria'));
    expect(first.equipment[lab.confocal.id]).toMatchObject({ condition: 'out-of-service', conditionReason: 'Service' });
    expect(first.downtimes[downtimeId]).toMatchObject({ startedAt: start + HOUR + 1 });
    await lab.restart();
    expect(floorOf(await dashboardOf(lab, 'maria'))).toEqual(first);
    at(2 * HOUR);
    await lab.restart();
    const after = floorOf(await dashboardOf(lab, 'maria'));
    expect(after.equipment[lab.confocal.id]).toEqual(lab.confocal);
    expect(await logged()).toEqual(['downtime.planned', 'downtime.started', 'downtime.ended']);
  });

  test('R-D7 what came and went while the hub was down is over, and nobody was locked out', async () => {
    await plan(HOUR, 2 * HOUR);
    at(3 * HOUR);
    await lab.restart();
    const floor = floorOf(await dashboardOf(lab, 'maria'));
    expect(floor.equipment[lab.confocal.id]).toEqual(lab.confocal);
    expect(floor.downtimes).toEqual({});
    expect(await logged()).toEqual(['downtime.planned', 'downtime.ended']);
  });

  test('R-D2 of two hubs that look at the same moment one writes it, and both have it', async () => {
    await plan(HOUR, 2 * HOUR);
    const hubs = await Promise.all([0, 1].map(() => openLedger(lab.folder)));
    try {
      for (const time of [HOUR, 2 * HOUR])
        await Promise.all(hubs.map((ledger) => bringDue({ ledger, config: { sampleNewsDays: 30 } }, start + time)));
      expect(await logged()).toEqual(['downtime.planned', 'downtime.started', 'downtime.ended']);
      await Promise.all(hubs.map((ledger) => ledger.refresh()));
      for (const { world } of hubs) expect(world.floor.equipment[lab.confocal.id]).toEqual(lab.confocal);
    } finally {
      await Promise.all(hubs.map(({ store }) => store.close()));
    }
  });
});
