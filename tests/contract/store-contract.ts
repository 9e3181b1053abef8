import { describe, expect, test } from 'vitest';
import { foldOf } from '../../protocol/channels.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import type { RunIntent } from '../../server/store/store.ts';
import { newEquipment, newSession, newStation } from './lab.ts';
import { aboutPeople, dayFacts, stationFacts } from './lives.ts';
import { batchOf, type StoreUnderTest, storePlace } from './store-place.ts';

const runIntent = (n: number, over: Partial<RunIntent> = {}): RunIntent => ({
  installId: 'install-a',
  owner: 'station/a',
  n,
  id: crypto.randomUUID(),
  type: 'session.start',
  by: {},
  occurredAt: 1,
  receivedAt: 2,
  offline: false,
  clockErrorMs: null,
  source: 'station',
  address: '192.0.2.1',
  about: {},
  ack: { n, ok: true, result: { n }, seq: { floor: n } },
  ...over,
});

/** What every store promises of its commits and its logs; `make` gives a fresh place for each test. */
export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    const here = storePlace(make);

    test('ST-1 a batch that fails at its last table leaves nothing of the rest', async () => {
      const before = await here.store.load();
      const batch = await batchOf(here.store, [here.started('ana')], [runIntent(1), runIntent(1)]);
      expect(await here.store.commit(batch)).not.toBe('committed');
      expect(await here.store.load()).toEqual(before);
      expect(await here.store.factsAfter('floor', before.channels.get('floor')?.seq ?? 0, 10)).toEqual([]);
      expect(await here.store.install('install-a')).toBeUndefined();
    });

    test('ST-2 facts of a channel are contiguous from 1', async () => {
      for (let i = 0; i < 5; i++) {
        const start = here.started('ana');
        const session = start.type === 'session.started' ? start.session : newSession(here.equipment, here.people.ana);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt: 2_000, outcome: 'completed' } };
        expect(await here.store.commit(await batchOf(here.store, [start, end]))).toBe('committed');
      }
      for (const channel of ['floor', `user/${here.people.ana.id}`] as ChannelName[]) {
        const facts = await here.store.factsAfter(channel, 0, 100);
        expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, i) => i + 1));
        expect(facts.at(-1)?.seq).toBe((await here.store.cursors()).get(channel)?.seq);
      }
    });

    test('ST-3 of two batches for one place the second is stale and leaves no trace', async () => {
      const first = await batchOf(here.store, [here.started('ana')]);
      const second = await batchOf(here.store, [
        { type: 'equipment.updated', equipment: { ...here.equipment, name: 'Renamed' } },
      ]);
      expect(await here.store.commit(first)).toBe('committed');
      const before = await here.store.load();
      expect(await here.store.commit(second)).toBe('stale');
      expect(await here.store.load()).toEqual(before);
    });

    test('ST-4 a second open session on one piece of equipment is guarded', async () => {
      expect(await here.store.commit(await batchOf(here.store, [here.started('ana')]))).toBe('committed');
      const before = await here.store.load();
      expect(await here.store.commit(await batchOf(here.store, [here.started('ben')]))).toBe('guarded');
      expect(await here.store.load()).toEqual(before);
    });

    test('ST-4 an ended session makes room for the next in the same batch', async () => {
      const first = newSession(here.equipment, here.people.ana);
      const ended = { ...first, endedAt: 2_000, outcome: 'completed' };
      const facts: FactBody[] = [
        { type: 'session.started', session: first },
        { type: 'session.ended', session: ended },
        here.started('ben'),
      ];
      expect(await here.store.commit(await batchOf(here.store, facts))).toBe('committed');
      expect(Object.keys((await here.store.load()).floor.sessions)).toHaveLength(1);
    });

    test('ST-5 the tables load what the facts fold to', async () => {
      const session = newSession(here.equipment, here.people.ana);
      const conflict = { reason: 'in-use' as const, sessionId: session.id };
      const besides = newSession(here.equipment, here.people.ben, {
        conflict,
        recordedOffline: true,
        toldAt: 1_700_000_000_000,
      });
      const settled = newSession(here.equipment, here.people.ben, { conflict, recordedOffline: true });
      const station = newStation('Kiosk', [here.equipment.id]);
      const other = newEquipment('SEM');
      const facts: FactBody[] = [
        { type: 'station.enrolled', station },
        { type: 'equipment.updated', equipment: { ...here.equipment, stationIds: [station.id] } },
        { type: 'equipment.created', equipment: other },
        ...stationFacts(here.equipment.id, other.id),
        { type: 'session.started', session },
        { type: 'session.extended', session: { ...session, plannedEndAt: 9_000, recordedOffline: true } },
        {
          type: 'session.updated',
          session: { ...session, unattendedUntil: 9_100, idleSince: 9_200, offeredUntil: 9_300 },
        },
        { type: 'session.conflicted', session: besides },
        {
          type: 'session.ended',
          session: { ...besides, endedAt: 8_000, outcome: 'completed', endNamed: { at: 8_500, by: settled.operator } },
        },
        { type: 'session.conflicted', session: settled },
        { type: 'conflict.resolved', session: settled },
        {
          type: 'equipment.condition-changed',
          equipment: { ...other, condition: 'impaired', conditionReason: 'Drifts', expectedBackAt: 77 },
        },
        { type: 'equipment.retired', equipment: { ...other, condition: 'impaired', conditionReason: 'Drifts' } },
        ...dayFacts({ ...here.equipment, stationIds: [station.id] }, here.people),
        ...aboutPeople(here.people, here.equipment.id),
      ];
      expect(await here.store.commit(await batchOf(here.store, facts))).toBe('committed');
      const loaded = await here.store.load();
      for (const channel of ['floor', 'staff'] as const) {
        const { empty, apply } = foldOf(channel);
        const log = await here.store.factsAfter(channel, 0, 1_000);
        expect(loaded[channel]).toEqual(log.reduce(apply, empty));
      }
    });

    test('ST-7 another opener’s write shows, one’s own does not', async () => {
      const other = await here.place.open();
      here.store.changedElsewhere();
      await here.store.commit(await batchOf(here.store, [here.started('ana')]));
      expect(here.store.changedElsewhere()).toBe(false);
      expect(other.changedElsewhere()).toBe(true);
      expect(other.changedElsewhere()).toBe(false);
      await other.close();
    });

    test('ST-8 answers are found by their number after opening again', async () => {
      const one = runIntent(1);
      await here.store.commit(await batchOf(here.store, [here.started('ana')], [one]));
      await here.store.close();
      here.store = await here.place.open();
      expect(await here.store.install('install-a')).toEqual({ owner: 'station/a', lastN: 1 });
      expect(await here.store.ackOf('install-a', 1)).toEqual(one.ack);
      expect(await here.store.ackOf('install-a', 2)).toBeUndefined();
    });

    test('ST-3 an intent whose number is taken makes the batch stale', async () => {
      await here.store.commit(await batchOf(here.store, [], [runIntent(1)]));
      expect(await here.store.commit(await batchOf(here.store, [here.started('ana')], [runIntent(1)]))).toBe('stale');
      expect((await here.store.load()).floor.sessions).toEqual({});
    });

    test('ST-4 an act of the same id is guarded under any number, and found by its id', async () => {
      const one = runIntent(1);
      await here.store.commit(await batchOf(here.store, [], [one]));
      const copies = [runIntent(2, { id: one.id }), runIntent(1, { id: one.id, installId: 'install-b' })];
      for (const copy of copies) {
        expect(await here.store.commit(await batchOf(here.store, [here.started('ana')], [copy]))).toBe('guarded');
      }
      expect((await here.store.load()).floor.sessions).toEqual({});
      expect(await here.store.ackOfAct(one.id)).toEqual({ owner: 'station/a', ack: one.ack });
      expect(await here.store.ackOfAct(crypto.randomUUID())).toBeUndefined();
    });

    test('ST-9 opening again keeps everything', async () => {
      await here.store.commit(await batchOf(here.store, [here.started('ana')]));
      const before = await here.store.load();
      await here.store.close();
      here.store = await here.place.open();
      expect(await here.store.load()).toEqual(before);
    });

    test('ST-11 pruning leaves the newest facts without a hole, and the head', async () => {
      const rename = (i: number): FactBody => ({
        type: 'equipment.updated',
        equipment: { ...here.equipment, name: `No. ${i}` },
      });
      for (let i = 0; i < 20; i++) await here.store.commit(await batchOf(here.store, [rename(i)]));
      const seqs = async () => (await here.store.factsAfter('floor', 0, 100)).map((fact) => fact.seq);
      const all = await seqs();
      const head = all.length;
      await here.store.pruneFacts({ since: 0, count: 5, atMost: 3 });
      expect(await seqs()).toEqual(all.slice(3));
      await here.store.pruneFacts({ since: 0, count: 5, atMost: 100 });
      expect(await seqs()).toEqual(all.slice(-5));
      await here.store.pruneFacts({ since: 2_000, count: 100, atMost: 100 });
      expect(await seqs()).toEqual([head]);
      expect((await here.store.cursors()).get('floor')?.seq).toBe(head);
      expect(await here.store.commit(await batchOf(here.store, [rename(99)]))).toBe('committed');
    });
  });
}
