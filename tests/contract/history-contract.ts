import { describe, expect, test } from 'vitest';
import type { Sample } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { Place } from '../../protocol/place.ts';
import { newEquipment, newSample, newSession } from './lab.ts';
import { batchOf, type StoreUnderTest, storePlace } from './store-place.ts';

/** What every store promises of its sessions and times in sight, as they are read later. */
export function historyContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`history contract: ${name}`, () => {
    const here = storePlace(make);

    test('ST-12 sessions are read in pages, oldest first, none twice', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++) {
        const session = newSession(here.equipment, here.people.ana, { startedAt: 1_000 + Math.floor(i / 3) });
        ids.push(session.id);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt: 5_000, outcome: 'completed' } };
        await here.store.commit(await batchOf(here.store, [{ type: 'session.started', session }, end]));
      }
      const found: string[] = [];
      for (let after: { startedAt: number; id: string } | undefined; ; ) {
        const page = await here.store.sessionsFrom(0, 2, after);
        found.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (!last) break;
        after = { startedAt: last.startedAt, id: last.id };
      }
      expect(found.toSorted()).toEqual(ids.toSorted());
      expect(await here.store.sessionsFrom(1_001, 100)).toHaveLength(4);
    });

    test('ST-17 sessions are read in pages by their ends, none twice and none left out; open ones apart', async () => {
      const ended: string[] = [];
      for (let i = 0; i < 7; i++) {
        const session = newSession(here.equipment, here.people.ana, { startedAt: 9_000 - i });
        ended.push(session.id);
        const endedAt = 10_000 + Math.floor(i / 3);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt, outcome: 'completed' } };
        await here.store.commit(await batchOf(here.store, [{ type: 'session.started', session }, end]));
      }
      const open = newSession(here.equipment, here.people.ana);
      await here.store.commit(await batchOf(here.store, [{ type: 'session.started', session: open }]));
      const found: string[] = [];
      for (let after: { endedAt: number; id: string } | undefined; ; ) {
        const page = await here.store.sessionsEndedAfter(9_999, 2, after);
        found.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (last?.endedAt === undefined) break;
        after = { endedAt: last.endedAt, id: last.id };
      }
      expect(found.toSorted()).toEqual(ended.toSorted());
      expect(await here.store.sessionsEndedAfter(10_000, 100)).toHaveLength(4);
      const back: string[] = [];
      for (let before: Place = { at: 20_000, id: '' }; ; ) {
        const page = await here.store.sessionsEndedBefore(before, 2, 10_000);
        back.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (last?.endedAt === undefined) break;
        before = { at: last.endedAt, id: last.id };
      }
      expect(back).toEqual(found.toReversed());
      expect(await here.store.sessionsEndedBefore({ at: 10_002, id: '' }, 100, 10_001)).toHaveLength(3);
      expect(await here.store.openSessions()).toEqual([open]);
    });

    test('ST-21 finished samples are read in pages, the last submitted first, none twice and none left out', async () => {
      const all = Array.from({ length: 9 }, (_, i): Sample => {
        const status = i < 2 ? 'running' : i % 2 ? 'done' : 'rejected';
        return newSample(here.people.ana, here.people.ben, { status, submittedAt: 1_000 + Math.floor(i / 3) });
      });
      const facts = all.map((sample): FactBody => ({ type: 'sample.submitted', sample }));
      await here.store.commit(await batchOf(here.store, facts));
      const found: Sample[] = [];
      for (let before: Place | undefined; ; ) {
        const page = await here.store.samplesFinishedBefore(before, 2);
        found.push(...page);
        const last = page.at(-1);
        if (!last) break;
        before = { at: last.submittedAt, id: last.id };
      }
      expect(found).toEqual(all.slice(2).toReversed());
    });

    test('ST-18 what stays in sight is one row; a gap begins another, and a clock set back takes nothing', async () => {
      const minute = 60_000;
      const other = newEquipment('Other');
      await here.store.commit(await batchOf(here.store, [{ type: 'equipment.created', equipment: other }]));
      for (const at of [10, 11, 12, 14, 15]) await here.store.observe([here.equipment.id], at * minute);
      await here.store.observe([here.equipment.id, other.id], 14.5 * minute);
      const spans = [
        { equipmentId: here.equipment.id, since: 10 * minute, until: 12 * minute },
        { equipmentId: other.id, since: 14.5 * minute, until: 14.5 * minute },
        { equipmentId: here.equipment.id, since: 14 * minute, until: 15 * minute },
      ];
      expect(await here.store.spansAfter(0, 10)).toEqual(spans);
      expect(await here.store.spansAfter(0, 2)).toEqual(spans.slice(0, 2));
      expect(await here.store.spansAfter(0, 10, spans[0])).toEqual(spans.slice(1));
      expect(await here.store.spansAfter(12 * minute, 10)).toEqual(spans.slice(1));
      expect(await here.store.everyEquipment()).toContainEqual({
        id: here.equipment.id,
        name: here.equipment.name,
        retiredAt: null,
        observedSince: 10 * minute,
      });
    });

    test('ST-20 old times in sight go, a few at once; what is in sight still stays', async () => {
      const minute = 60_000;
      for (const at of [10, 20, 30, 31, 32, 33]) await here.store.observe([here.equipment.id], at * minute);
      expect(await here.store.pruneObserved(31 * minute, 1)).toBe(1);
      expect(await here.store.pruneObserved(31 * minute, 9)).toBe(1);
      expect(await here.store.pruneObserved(31 * minute, 9)).toBe(0);
      expect(await here.store.spansAfter(0, 10)).toEqual([
        { equipmentId: here.equipment.id, since: 30 * minute, until: 33 * minute },
      ]);
    });
  });
}
