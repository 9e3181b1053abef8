import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonState } from '../../protocol/person.ts';
import { personChannel } from '../../protocol/scalars.ts';
import type { StaffState } from '../../protocol/staff.ts';
import { bringDue } from '../../server/flow/due.ts';
import { dashboardOf, openLedger, startLab, type TestLab } from './hub-fixture.ts';

const DAY = 24 * 3_600_000;

describe('a finished sample that nobody looks at', () => {
  let lab: TestLab;
  const [done, open] = [newId(), newId()];
  const start = Date.now();
  const at = (ms: number): void => {
    lab.clock.now = () => start + ms;
  };
  /** What a newcomer is told of. */
  const samplesShown = async (username: string): Promise<string[]> => {
    const client = await dashboardOf(lab, username);
    const channel = username === 'maria' ? 'staff' : personChannel(lab.ana.id);
    const state = client.snapshots(channel).at(-1)?.state as StaffState | PersonState;
    return Object.keys(state.samples);
  };

  beforeEach(async () => {
    lab = await startLab({ sampleNewsDays: 7 });
    at(0);
    const maria = await dashboardOf(lab, 'maria');
    const ana = await dashboardOf(lab, 'ana');
    const samples = [done, open].map((sampleId) => ({ sampleId, label: sampleId }));
    await ana.intent({ type: 'sample.submit', samples, recipientId: lab.maria.id });
    await maria.intent({ type: 'sample.set-status', sampleId: done, status: 'done' });
  });
  afterEach(() => lab.close());

  test('R-27b leaves every inbox by itself after the site’s time, stays gone, and the store keeps it', async () => {
    at(7 * DAY);
    const [ana, boss] = [await dashboardOf(lab, 'ana'), await dashboardOf(lab, 'maria')];
    expect(await samplesShown('ana')).toEqual([done, open]);
    at(7 * DAY + 1);
    const mine = () => ana.factsOf(personChannel(lab.ana.id)).map(({ type, by }) => ({ type, by }));
    await expect.poll(mine).toEqual([{ type: 'inbox.read', by: {} }]);
    await expect.poll(() => boss.factsOf('staff').at(-1)).toMatchObject({ type: 'inbox.read', sample: { id: done } });
    expect([await samplesShown('ana'), await samplesShown('maria')]).toEqual([[open], [open]]);
    await lab.restart();
    expect([await samplesShown('ana'), await samplesShown('maria')]).toEqual([[open], [open]]);
    const kept = await lab.hub.store.samplesFrom(0, 10);
    expect(kept).toMatchObject([
      { id: done, status: 'done', unreadBy: [] },
      { id: open, status: 'submitted', unreadBy: [lab.maria.id] },
    ]);
  });

  test('R-27b of two hubs that look at the same moment one writes it, and both have it', async () => {
    const hubs = await Promise.all([0, 1].map(() => openLedger(lab.folder)));
    try {
      const config = { sampleNewsDays: 7 };
      await Promise.all(hubs.map((ledger) => bringDue({ ledger, config }, start + 8 * DAY)));
      const facts = await lab.hub.store.factsAfter('staff', 0, 500);
      expect(facts.filter(({ type }) => type === 'inbox.read')).toHaveLength(1);
      await Promise.all(hubs.map((ledger) => ledger.refresh()));
      for (const { world } of hubs) expect(Object.keys(world.staff.samples)).toEqual([open]);
    } finally {
      await Promise.all(hubs.map(({ store }) => store.close()));
    }
  });

  test('R-27b a hub that was down meanwhile has it gone before anybody looks', async () => {
    at(8 * DAY);
    await lab.restart();
    expect(await samplesShown('maria')).toEqual([open]);
  });
});
