import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldOf } from '../../protocol/channels.ts';
import type { EnrollmentKey, Equipment } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import { Draft } from '../../server/flow/world.ts';
import type { Batch, RunIntent, Secret, Store } from '../../server/store/store.ts';
import { newEquipment, newSession, newStation, newUser, type People } from './lab.ts';

export interface StoreUnderTest {
  /** Opens the store, or opens it again beside one that is open already. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const by = {};

/** The batch that a draft on the store's present world makes. */
async function batchOf(store: Store, facts: FactBody[], intents: RunIntent[] = []): Promise<Batch> {
  const draft = new Draft(await store.load(), () => 'epoch-of-a-test');
  draft.append(facts, 1_000, by);
  return { appends: [...draft.appends.values()], facts: draft.facts, intents };
}

/** Everything that can happen to people; of two qualifications one is left, of one account nothing to sign in with. */
function aboutPeople({ ana, ben }: People, equipmentId: string): FactBody[] {
  const qualification = { userId: ana.id, equipmentId, grantedAt: 5 };
  const closed = { ...ben, signsInWith: [], deactivatedAt: 7_000 };
  return [
    { type: 'user.updated', user: { ...ana, name: 'Ana Maria', role: 'manager' } },
    { type: 'user.credentials-changed', user: { ...ana, name: 'Ana Maria', role: 'manager', signsInWith: ['pin'] } },
    { type: 'user.deactivated', user: { ...ana, deactivatedAt: 6_000 } },
    { type: 'user.reactivated', user: ana },
    { type: 'user.deactivated', user: closed },
    { type: 'qualification.granted', qualification },
    { type: 'qualification.granted', qualification: { ...qualification, expiresAt: 9 } },
    { type: 'qualification.granted', qualification: { ...qualification, userId: ben.id } },
    { type: 'qualification.revoked', qualification: { ...qualification, userId: ben.id } },
  ];
}

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

const KEY: EnrollmentKey = { id: newId(), name: 'Delivery', createdAt: 1, expiresAt: 9, maxUses: 2, uses: 0 };

/** Stations and keys through their lives: one moved and renamed, one revoked, one that came and went at once. */
function stationFacts(here: string, there: string): FactBody[] {
  const moved = newStation('Moved', [here]);
  const revoked = newStation('Revoked', [here, there].sort());
  const brief = newStation('Brief', []);
  const gone = { ...KEY, id: newId() };
  return [
    { type: 'station.enrolled', station: moved },
    { type: 'station.assigned', station: { ...moved, equipmentIds: [] } },
    { type: 'station.renamed', station: { ...moved, equipmentIds: [], name: 'Renamed' } },
    { type: 'station.enrolled', station: revoked },
    { type: 'station.revoked', station: revoked },
    { type: 'station.enrolled', station: brief },
    { type: 'enrollment-key.created', enrollmentKey: KEY },
    { type: 'enrollment-key.used', enrollmentKey: { ...KEY, uses: 1 } },
    { type: 'enrollment-key.created', enrollmentKey: gone },
    { type: 'enrollment-key.revoked', enrollmentKey: gone },
  ];
}

/** Problems, downtimes, samples and announcements through their lives: one of each left, one of each gone. */
function dayFacts(equipment: Equipment, { ana, ben }: People): FactBody[] {
  const by = { id: ana.id, name: ana.name };
  const problem = {
    id: newId(),
    equipmentId: equipment.id,
    category: 'Laser',
    severity: 'major',
    stillUsable: true,
    note: '',
  } as const;
  const reported = { ...problem, reportedAt: 5, reportedBy: by };
  const words = { condition: 'impaired', reason: 'Scratched', expectedBackAt: 9 } as const;
  const worse: Equipment = { ...equipment, condition: 'out-of-service', conditionReason: 'Laser', ownCondition: words };
  const gone = { ...reported, id: newId(), recordedOffline: true };
  const sample = {
    ...{ id: newId(), receipt: '0000-0001', label: 'A1', kind: '', status: 'submitted' as const },
    ...{ submittedBy: by, submittedAt: 5, recipient: { id: ben.id, name: ben.name }, changedBy: by, changedAt: 5 },
    ...{ followerIds: [ana.id, ben.id], unreadBy: [ben.id] },
  };
  const seen = { ...sample, id: newId(), status: 'done' as const, unreadBy: [] };
  const taken = { assignee: by, assignedAt: 7, stationId: newId(), hazard: 'Acid', note: 'n', recordedOffline: true };
  const downtime = {
    ...{ id: newId(), equipmentId: equipment.id, startsAt: 10, endsAt: 20, reason: 'Service' },
    ...{ plannedBy: by, plannedAt: 5 },
  };
  const found = { condition: 'impaired' as const, conditionReason: 'Weak lamp', expectedBackAt: 30 };
  const running = { ...downtime, id: newId(), startedAt: 10, found };
  const announcement = { id: newId(), text: 'Power cut', postedAt: 5, postedBy: by };
  const cleared = { ...announcement, id: newId(), stationIds: [newId()], until: 9 };
  return [
    { type: 'problem.reported', problem: reported },
    { type: 'equipment.condition-changed', equipment: worse },
    { type: 'problem.reported', problem: gone },
    { type: 'problem.resolved', problem: { ...gone, resolvedAt: 6, resolvedBy: by, resolution: 'New lamp' } },
    { type: 'downtime.planned', downtime: { ...downtime, id: running.id } },
    { type: 'downtime.started', downtime: running },
    { type: 'downtime.changed', downtime: { ...running, endsAt: 25 } },
    { type: 'downtime.planned', downtime },
    { type: 'downtime.ended', downtime: { ...downtime, overAt: 20 } },
    { type: 'wait.begun', wait: { user: by, equipmentId: equipment.id, since: 5 } },
    { type: 'wait.met', wait: { user: by, equipmentId: equipment.id, since: 5, metAt: 6 } },
    { type: 'wait.begun', wait: { user: { id: ben.id, name: ben.name }, equipmentId: equipment.id, since: 5 } },
    { type: 'wait.ended', wait: { user: { id: ben.id, name: ben.name }, equipmentId: equipment.id, since: 5 } },
    { type: 'sample.submitted', sample },
    { type: 'sample.assigned', sample: { ...sample, ...taken } },
    { type: 'sample.submitted', sample: { ...seen, status: 'submitted' } },
    { type: 'sample.status-changed', sample: seen },
    { type: 'announcement.posted', announcement },
    { type: 'announcement.posted', announcement: cleared },
    { type: 'announcement.cleared', announcement: cleared },
  ];
}

/** The rules that every store keeps; `make` gives a fresh place for each test. */
export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    let place: StoreUnderTest;
    let store: Store;
    let people: People;
    const equipment = newEquipment('Confocal');

    beforeEach(async () => {
      place = await make();
      store = await place.open();
      people = { ana: newUser('ana'), ben: newUser('ben') };
      const facts: FactBody[] = [
        { type: 'user.created', user: people.ana },
        { type: 'user.created', user: people.ben },
        { type: 'equipment.created', equipment },
      ];
      expect(await store.commit(await batchOf(store, facts))).toBe('committed');
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    const started = (operator: keyof People): FactBody => ({
      type: 'session.started',
      session: newSession(equipment, people[operator]),
    });

    test('ST-1 a batch that fails at its last table leaves nothing of the rest', async () => {
      const before = await store.load();
      const batch = await batchOf(store, [started('ana')], [runIntent(1), runIntent(1)]);
      expect(await store.commit(batch)).not.toBe('committed');
      expect(await store.load()).toEqual(before);
      expect(await store.factsAfter('floor', before.channels.get('floor')?.seq ?? 0, 10)).toEqual([]);
      expect(await store.install('install-a')).toBeUndefined();
    });

    test('ST-2 facts of a channel are contiguous from 1', async () => {
      for (let i = 0; i < 5; i++) {
        const start = started('ana');
        const session = start.type === 'session.started' ? start.session : newSession(equipment, people.ana);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt: 2_000, outcome: 'completed' } };
        expect(await store.commit(await batchOf(store, [start, end]))).toBe('committed');
      }
      for (const channel of ['floor', `user/${people.ana.id}`] as ChannelName[]) {
        const facts = await store.factsAfter(channel, 0, 100);
        expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, i) => i + 1));
        expect(facts.at(-1)?.seq).toBe((await store.cursors()).get(channel)?.seq);
      }
    });

    test('ST-3 of two batches for one place the second is stale and leaves no trace', async () => {
      const first = await batchOf(store, [started('ana')]);
      const second = await batchOf(store, [
        { type: 'equipment.updated', equipment: { ...equipment, name: 'Renamed' } },
      ]);
      expect(await store.commit(first)).toBe('committed');
      const before = await store.load();
      expect(await store.commit(second)).toBe('stale');
      expect(await store.load()).toEqual(before);
    });

    test('ST-4 a second open session on one piece of equipment is guarded', async () => {
      expect(await store.commit(await batchOf(store, [started('ana')]))).toBe('committed');
      const before = await store.load();
      expect(await store.commit(await batchOf(store, [started('ben')]))).toBe('guarded');
      expect(await store.load()).toEqual(before);
    });

    test('ST-4 an ended session makes room for the next in the same batch', async () => {
      const first = newSession(equipment, people.ana);
      const ended = { ...first, endedAt: 2_000, outcome: 'completed' };
      const facts: FactBody[] = [
        { type: 'session.started', session: first },
        { type: 'session.ended', session: ended },
        started('ben'),
      ];
      expect(await store.commit(await batchOf(store, facts))).toBe('committed');
      expect(Object.keys((await store.load()).floor.sessions)).toHaveLength(1);
    });

    test('ST-5 the tables load what the facts fold to', async () => {
      const session = newSession(equipment, people.ana);
      const conflict = { reason: 'in-use' as const, sessionId: session.id };
      const besides = newSession(equipment, people.ben, { conflict, recordedOffline: true, toldAt: 1_700_000_000_000 });
      const settled = newSession(equipment, people.ben, { conflict, recordedOffline: true });
      const station = newStation('Kiosk', [equipment.id]);
      const other = newEquipment('SEM');
      const facts: FactBody[] = [
        { type: 'station.enrolled', station },
        { type: 'equipment.updated', equipment: { ...equipment, stationIds: [station.id] } },
        { type: 'equipment.created', equipment: other },
        ...stationFacts(equipment.id, other.id),
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
        ...dayFacts({ ...equipment, stationIds: [station.id] }, people),
        ...aboutPeople(people, equipment.id),
      ];
      expect(await store.commit(await batchOf(store, facts))).toBe('committed');
      const loaded = await store.load();
      for (const channel of ['floor', 'staff'] as const) {
        const { empty, apply } = foldOf(channel);
        const log = await store.factsAfter(channel, 0, 1_000);
        expect(loaded[channel]).toEqual(log.reduce(apply, empty));
      }
    });

    test('EN-10 a revoked station’s token is known as that, and nobody is signed in there', async () => {
      const station = newStation('Kiosk', [equipment.id]);
      const tokenHash = 'hash-of-a-token';
      const secrets: Secret[] = [{ kind: 'station', stationId: station.id, tokenHash }];
      await store.commit({ ...(await batchOf(store, [{ type: 'station.enrolled', station }])), secrets });
      await store.saveSignIn(station.id, { userId: people.ana.id, at: 1, expiresAt: 2 });
      expect(await store.stationByToken(tokenHash)).toEqual({ stationId: station.id, isRevoked: false });
      await store.commit(await batchOf(store, [{ type: 'station.revoked', station }]));
      expect(await store.stationByToken(tokenHash)).toEqual({ stationId: station.id, isRevoked: true });
      expect(await store.signInAt(station.id)).toBeUndefined();
    });

    test('EN-10 renaming keeps the token', async () => {
      const station = newStation('Kiosk', [equipment.id]);
      const secrets: Secret[] = [{ kind: 'station', stationId: station.id, tokenHash: 'kept' }];
      await store.commit({ ...(await batchOf(store, [{ type: 'station.enrolled', station }])), secrets });
      await store.commit(await batchOf(store, [{ type: 'station.renamed', station: { ...station, name: 'New' } }]));
      expect(await store.stationByToken('kept')).toEqual({ stationId: station.id, isRevoked: false });
    });

    test('EN-5 a token waits under one code, a used code says whose it is, and old ones are dropped', async () => {
      await store.addPairing({ codeHash: 'first', tokenHash: 't', expiresAt: 100 }, 0);
      await store.addPairing({ codeHash: 'second', tokenHash: 't', expiresAt: 200 }, 0);
      expect(await store.pairings()).toEqual([{ codeHash: 'second', tokenHash: 't', expiresAt: 200 }]);
      const station = newStation('Kiosk', []);
      const secrets: Secret[] = [{ kind: 'pairing', codeHash: 'second', stationId: station.id }];
      await store.commit({ ...(await batchOf(store, [{ type: 'station.enrolled', station }])), secrets });
      expect(await store.pairings()).toMatchObject([{ codeHash: 'second', stationId: station.id }]);
      const third = { codeHash: 'third', tokenHash: 'u', expiresAt: 900, address: '192.0.2.9' };
      await store.addPairing(third, 201);
      expect(await store.pairings()).toEqual([third]);
    });

    test('EN-2 a key is found by its hash, also once it is revoked', async () => {
      const secrets: Secret[] = [{ kind: 'enrollment-key', enrollmentKeyId: KEY.id, keyHash: 'hash-of-a-key' }];
      await store.commit({
        ...(await batchOf(store, [{ type: 'enrollment-key.created', enrollmentKey: KEY }])),
        secrets,
      });
      await store.commit(await batchOf(store, [{ type: 'enrollment-key.revoked', enrollmentKey: KEY }]));
      expect(await store.enrollmentKeyByHash('hash-of-a-key')).toBe(KEY.id);
      expect(await store.enrollmentKeyByHash('another')).toBeUndefined();
    });

    test('ST-7 another opener’s write shows, one’s own does not', async () => {
      const other = await place.open();
      store.changedElsewhere();
      await store.commit(await batchOf(store, [started('ana')]));
      expect(store.changedElsewhere()).toBe(false);
      expect(other.changedElsewhere()).toBe(true);
      expect(other.changedElsewhere()).toBe(false);
      await other.close();
    });

    test('ST-8 answers are found by their number after opening again', async () => {
      const one = runIntent(1);
      await store.commit(await batchOf(store, [started('ana')], [one]));
      await store.close();
      store = await place.open();
      expect(await store.install('install-a')).toEqual({ owner: 'station/a', lastN: 1 });
      expect(await store.ackOf('install-a', 1)).toEqual(one.ack);
      expect(await store.ackOf('install-a', 2)).toBeUndefined();
    });

    test('ST-3 an intent whose number is taken makes the batch stale', async () => {
      await store.commit(await batchOf(store, [], [runIntent(1)]));
      expect(await store.commit(await batchOf(store, [started('ana')], [runIntent(1)]))).toBe('stale');
      expect((await store.load()).floor.sessions).toEqual({});
    });

    test('ST-4 an act of the same id is guarded under any number, and found by its id', async () => {
      const one = runIntent(1);
      await store.commit(await batchOf(store, [], [one]));
      const copies = [runIntent(2, { id: one.id }), runIntent(1, { id: one.id, installId: 'install-b' })];
      for (const copy of copies) {
        expect(await store.commit(await batchOf(store, [started('ana')], [copy]))).toBe('guarded');
      }
      expect((await store.load()).floor.sessions).toEqual({});
      expect(await store.ackOfAct(one.id)).toEqual({ owner: 'station/a', ack: one.ack });
      expect(await store.ackOfAct(crypto.randomUUID())).toBeUndefined();
    });

    test('ST-9 opening again keeps everything', async () => {
      await store.commit(await batchOf(store, [started('ana')]));
      const before = await store.load();
      await store.close();
      store = await place.open();
      expect(await store.load()).toEqual(before);
    });

    test('ST-11 pruning leaves the newest facts without a hole, and the head', async () => {
      const rename = (i: number): FactBody => ({
        type: 'equipment.updated',
        equipment: { ...equipment, name: `No. ${i}` },
      });
      for (let i = 0; i < 20; i++) await store.commit(await batchOf(store, [rename(i)]));
      const seqs = async () => (await store.factsAfter('floor', 0, 100)).map((fact) => fact.seq);
      const all = await seqs();
      const head = all.length;
      await store.pruneFacts({ since: 0, count: 5, atMost: 3 });
      expect(await seqs()).toEqual(all.slice(3));
      await store.pruneFacts({ since: 0, count: 5, atMost: 100 });
      expect(await seqs()).toEqual(all.slice(-5));
      await store.pruneFacts({ since: 2_000, count: 100, atMost: 100 });
      expect(await seqs()).toEqual([head]);
      expect((await store.cursors()).get('floor')?.seq).toBe(head);
      expect(await store.commit(await batchOf(store, [rename(99)]))).toBe('committed');
    });

    test('ST-12 sessions are read in pages, oldest first, none twice', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++) {
        const session = newSession(equipment, people.ana, { startedAt: 1_000 + Math.floor(i / 3) });
        ids.push(session.id);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt: 5_000, outcome: 'completed' } };
        await store.commit(await batchOf(store, [{ type: 'session.started', session }, end]));
      }
      const found: string[] = [];
      for (let after: { startedAt: number; id: string } | undefined; ; ) {
        const page = await store.sessionsFrom(0, 2, after);
        found.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (!last) break;
        after = { startedAt: last.startedAt, id: last.id };
      }
      expect(found.toSorted()).toEqual(ids.toSorted());
      expect(await store.sessionsFrom(1_001, 100)).toHaveLength(4);
    });

    test('ST-17 sessions are read in pages by their ends, none twice and none left out; open ones apart', async () => {
      const ended: string[] = [];
      for (let i = 0; i < 7; i++) {
        const session = newSession(equipment, people.ana, { startedAt: 9_000 - i });
        ended.push(session.id);
        const endedAt = 10_000 + Math.floor(i / 3);
        const end: FactBody = { type: 'session.ended', session: { ...session, endedAt, outcome: 'completed' } };
        await store.commit(await batchOf(store, [{ type: 'session.started', session }, end]));
      }
      const open = newSession(equipment, people.ana);
      await store.commit(await batchOf(store, [{ type: 'session.started', session: open }]));
      const found: string[] = [];
      for (let after: { endedAt: number; id: string } | undefined; ; ) {
        const page = await store.sessionsEndedAfter(9_999, 2, after);
        found.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (last?.endedAt === undefined) break;
        after = { endedAt: last.endedAt, id: last.id };
      }
      expect(found.toSorted()).toEqual(ended.toSorted());
      expect(await store.sessionsEndedAfter(10_000, 100)).toHaveLength(4);
      const back: string[] = [];
      for (let before = { endedAt: 20_000, id: '' }; ; ) {
        const page = await store.sessionsEndedBefore(before, 2, 10_000);
        back.push(...page.map((one) => one.id));
        const last = page.at(-1);
        if (last?.endedAt === undefined) break;
        before = { endedAt: last.endedAt, id: last.id };
      }
      expect(back).toEqual(found.toReversed());
      expect(await store.sessionsEndedBefore({ endedAt: 10_002, id: '' }, 100, 10_001)).toHaveLength(3);
      expect(await store.openSessions()).toEqual([open]);
    });

    test('ST-18 what stays in sight is one row; a gap begins another, and a clock set back takes nothing', async () => {
      const minute = 60_000;
      const other = newEquipment('Other');
      await store.commit(await batchOf(store, [{ type: 'equipment.created', equipment: other }]));
      for (const at of [10, 11, 12, 14, 15]) await store.observe([equipment.id], at * minute);
      await store.observe([equipment.id, other.id], 14.5 * minute);
      const spans = [
        { equipmentId: equipment.id, since: 10 * minute, until: 12 * minute },
        { equipmentId: other.id, since: 14.5 * minute, until: 14.5 * minute },
        { equipmentId: equipment.id, since: 14 * minute, until: 15 * minute },
      ];
      expect(await store.spansAfter(0, 10)).toEqual(spans);
      expect(await store.spansAfter(0, 2)).toEqual(spans.slice(0, 2));
      expect(await store.spansAfter(0, 10, spans[0])).toEqual(spans.slice(1));
      expect(await store.spansAfter(12 * minute, 10)).toEqual(spans.slice(1));
      expect(await store.everyEquipment()).toContainEqual({
        id: equipment.id,
        name: equipment.name,
        retiredAt: null,
        observedSince: 10 * minute,
      });
    });

    test('ST-20 old times in sight go, a few at once; what is in sight still stays', async () => {
      const minute = 60_000;
      for (const at of [10, 20, 30, 31, 32, 33]) await store.observe([equipment.id], at * minute);
      expect(await store.pruneObserved(31 * minute, 1)).toBe(1);
      expect(await store.pruneObserved(31 * minute, 9)).toBe(1);
      expect(await store.pruneObserved(31 * minute, 9)).toBe(0);
      expect(await store.spansAfter(0, 10)).toEqual([
        { equipmentId: equipment.id, since: 30 * minute, until: 33 * minute },
      ]);
    });

    test('ST-15 a feed is written with its record, and removed with another; what is not there leaves none', async () => {
      const feed = { id: newId(), name: 'Wall', createdAt: 5 };
      const record = (type: string) => {
        return { at: 5, type, result: 'ok', source: 'command-line' as const, about: { feedId: feed.id } };
      };
      await store.addFeed({ ...feed, tokenHash: 'hash' }, record('feed.create'));
      expect(await store.feeds()).toEqual([feed]);
      expect(await store.feedByToken('hash')).toEqual({ id: feed.id, name: 'Wall' });
      await expect(store.addFeed({ ...feed, tokenHash: 'other' }, record('feed.create'))).rejects.toThrow();
      expect(await store.removeFeed(newId(), record('feed.revoke'))).toBe(false);
      expect(await store.removeFeed(feed.id, record('feed.revoke'))).toBe(true);
      expect(await store.feedByToken('hash')).toBeUndefined();
      expect((await store.auditAfter(0, 10)).map((one) => one.type)).toEqual(['feed.create', 'feed.revoke']);
    });

    test('ST-1 a user’s secrets land with the user', async () => {
      const user = newUser('cleo');
      const batch = await batchOf(store, [{ type: 'user.created', user }]);
      const secrets = [{ kind: 'user' as const, userId: user.id, passwordHash: 'hash', badgeHash: 'badge' }];
      expect(await store.commit({ ...batch, secrets })).toBe('committed');
      expect((await store.userByBadge('badge'))?.username).toBe('cleo');
      expect((await store.userByUsername('cleo'))?.passwordHash).toBe('hash');
      expect(await store.userByBadge('other')).toBeUndefined();
    });
  });
}
