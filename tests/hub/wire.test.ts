import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldOf } from '../../protocol/channels.ts';
import type { Fact } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';
import type { Head, PresenceUpdate } from '../../protocol/wire.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { connect, rawSocket, refusalOf } from './wire-client.ts';

describe('wire', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const create = (name = 'HPLC') => ({ type: 'equipment.create', equipmentId: newId(), name });

  test('W-1 hello comes first and once, and says who, what and how', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    expect(kiosk.frames[0]?.event).toBe('hello');
    expect(kiosk.frames.filter((one) => one.event === 'hello')).toHaveLength(1);
    expect(kiosk.hello).toMatchObject({
      heartbeat: { everyMs: 5_000, graceMs: 12_000 },
      lastN: 0,
      actor: { kind: 'station', station: lab.stations.confocal },
      channels: ['floor'],
    });
    const manager = await dashboardOf(lab, 'maria');
    expect(manager.hello.channels).toEqual(['floor', 'staff', `user/${lab.maria.id}`]);
    const researcher = await dashboardOf(lab, 'ana');
    expect(researcher.hello.channels).toEqual(['floor', `user/${lab.ana.id}`]);
  });

  test('W-2 without a cursor each channel begins with a snapshot, and head covers them all', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const snapshots = manager.frames.filter((one) => one.event === 'snapshot').map((one) => one.body);
    expect(snapshots).toMatchObject(manager.hello.channels.map((channel) => ({ channel })));
    const head = await manager.seen<Head>('head');
    expect(Object.keys(head)).toEqual(manager.hello.channels);
    expect(manager.snapshots('floor')[0]?.state).toEqual({
      equipment: { [lab.confocal.id]: lab.confocal, [lab.sem.id]: lab.sem },
      sessions: {},
      recipients: {
        [lab.maria.id]: { id: lab.maria.id, name: 'Maria' },
        [lab.ida.id]: { id: lab.ida.id, name: 'Ida' },
      },
      problems: {},
      stations: { [lab.stations.confocal.id]: lab.stations.confocal, [lab.stations.sem.id]: lab.stations.sem },
      announcements: {},
      downtimes: {},
      waiting: {},
    });
  });

  test('W-3 with a cursor exactly what was missed comes, and nothing at head', async () => {
    const first = await dashboardOf(lab, 'maria');
    const cursors = await first.seen<Head>('head');
    for (let n = 1; n <= 3; n++) await first.intent(create(`HPLC ${n}`), n);
    const late = await dashboardOf(lab, 'maria', cursors);
    expect(late.snapshots('floor')).toEqual([]);
    expect(late.factsOf('floor')).toEqual(first.factsOf('floor'));
    const current = await dashboardOf(lab, 'maria', await late.seen<Head>('head'));
    expect(current.frames.map((one) => one.event)).toEqual(['hello', 'presence', 'head']);
  });

  test.each([
    ['an unknown epoch', { epoch: 'another', seq: 1 }],
    ['a place ahead of head', { epoch: '', seq: 1_000_000 }],
  ])('W-4 %s gets a snapshot and no replay', async (_what, cursor) => {
    const { floor } = await (await kioskOf(lab, 'confocal')).seen<Head>('head');
    const epoch = cursor.epoch || String(floor?.epoch);
    const cursors = { floor: { ...cursor, epoch } };
    const kiosk = await connect(lab.hub.url, { token: lab.tokens.sem, cursors });
    expect(kiosk.snapshots('floor')).toHaveLength(1);
    expect(kiosk.factsOf('floor')).toEqual([]);
  });

  test('W-5 facts of one moment come in the same frames to everyone', async () => {
    const [one, two] = [await dashboardOf(lab, 'maria'), await kioskOf(lab, 'sem')];
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => one.intent(create(`No. ${i}`), i + 1)));
    const last = answers.at(-1);
    const isLast = (frame: { facts: Fact[] }) => last?.ok === true && frame.facts.at(-1)?.seq === last.seq['floor'];
    await Promise.all([one.seen('facts', isLast), two.seen('facts', isLast)]);
    const frames = (client: typeof one) => client.frames.filter((frame) => frame.event === 'facts').map((f) => f.body);
    expect(frames(one)).toEqual(frames(two));
    expect(frames(one).length).toBeLessThan(20);
  });

  test('W-6 an unknown token is unauthorized, a sign-in that ran out is token-expired', async () => {
    const unknown = { token: 'hycon_station_nonsense' };
    expect(await refusalOf(lab.hub.url, unknown)).toMatchObject({ code: 'unauthorized', retryable: false });
    expect(await refusalOf(lab.hub.url, {})).toMatchObject({ code: 'unauthorized' });
    expect(await refusalOf(lab.hub.url, { kind: 'feed', token: lab.tokens.sem })).toMatchObject({
      code: 'unauthorized',
    });
    const cookie = await signInCookie(lab.hub.url, 'maria');
    lab.clock.now = () => Date.now() + 13 * 3_600_000;
    const late = { kind: 'person', headers: { cookie } };
    expect(await refusalOf(lab.hub.url, late)).toMatchObject({ code: 'token-expired', retryable: false });
  });

  test.each([0, 2, 99])('W-7 protocol %i is refused before anything else is read', async (protocol) => {
    const auth = { protocol, client: 'in another form', token: 7 };
    expect(await refusalOf(lab.hub.url, { auth })).toMatchObject({ code: 'protocol-too-old', retryable: false });
  });

  test.each([
    [{ client: undefined }],
    [{ client: { kind: 'toaster', version: '1', installId: 'a' } }],
    [{ cursors: { floor: { epoch: 1, seq: 'x' } } }],
    [{ cursors: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`c${i}`, { epoch: 'e', seq: 1 }])) }],
    [{ token: { $ne: null } }],
  ])('W-7 a handshake in the wrong form is invalid: %j', async (auth) => {
    expect(await refusalOf(lab.hub.url, { token: lab.tokens.sem, auth })).toMatchObject({ code: 'invalid' });
  });

  test('W-8 a foreign page is refused, the hub’s own is not', async () => {
    const { token } = { token: lab.tokens.sem };
    const foreign = { token, headers: { origin: 'https://elsewhere.example' } };
    expect(await refusalOf(lab.hub.url, foreign)).toMatchObject({ code: 'forbidden', retryable: false });
    expect(await refusalOf(lab.hub.url, { token, headers: { origin: 'null' } })).toMatchObject({ code: 'forbidden' });
    const own = await connect(lab.hub.url, { token, headers: { origin: new URL(lab.hub.url).origin } });
    expect(own.hello.actor.kind).toBe('station');
  });

  test('W-9 sync brings what is missing; another’s channel is forbidden', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const { floor } = await manager.seen<Head>('head');
    await manager.intent(create());
    await manager.seen('facts');
    manager.frames.length = 0;
    const request = { channel: 'floor', epoch: floor?.epoch, since: floor?.seq };
    expect(await manager.call('sync', request)).toEqual({ ok: true });
    await manager.seen('facts');
    expect(manager.factsOf('floor')).toHaveLength(1);
    expect(await manager.call('sync', { ...request, epoch: 'another' })).toEqual({ ok: true });
    await manager.seen('snapshot');
    const kiosk = await kioskOf(lab, 'sem');
    expect(await kiosk.call('sync', { ...request, channel: 'staff' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await kiosk.call('sync', { channel: 'floor' })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('W-10 beat is answered with the hub’s two times', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    lab.clock.now = () => 1_000_000;
    expect(await kiosk.call('beat', { t0: 5, queued: 0 })).toEqual({ t1: 1_000_000, t2: 1_000_000 });
    expect(await kiosk.call('beat', { t0: 'x' })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('W-11 an unknown event is answered invalid and the line goes on', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('make-coffee', {})).toMatchObject({ ok: false, code: 'invalid' });
    expect(await kiosk.call('sign-in', { badge: lab.badges.ana })).toMatchObject({ ok: true });
  });

  test('W-12 a stop says bye, after what is in flight was answered', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const answers = Array.from({ length: 50 }, (_, i) => manager.intent(create(`No. ${i}`), i + 1));
    await answers[0];
    const bye = manager.seen('bye');
    await lab.restart();
    expect(await bye).toMatchObject({ code: 'server-restarting', retryable: true });
    const settled = await Promise.allSettled(answers);
    const stored = await Promise.all(settled.map((_, i) => lab.hub.store.ackOf(manager.installId, i + 1)));
    settled.forEach((one, i) => {
      if (one.status === 'fulfilled' && one.value.ok) expect(stored[i]).toMatchObject({ ok: true });
    });
  });

  test('W-13 a replay that meets live facts has no gap and nothing out of order', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const from = await manager.seen<Head>('head');
    let n = 0;
    const busy = async (count: number) => {
      await Promise.all(Array.from({ length: count }, () => manager.intent(create(`No. ${n}`), ++n)));
    };
    await busy(700);
    const writing = busy(400);
    const cookie = await signInCookie(lab.hub.url, 'maria');
    const late = await connect(lab.hub.url, { kind: 'person', headers: { cookie }, cursors: from });
    await writing;
    await busy(1);
    const head = (await lab.hub.store.cursors()).get('floor');
    await late.seen('facts', (frame: { facts: Fact[] }) => frame.facts.at(-1)?.seq === head?.seq);
    const places = late.factsOf('floor').map((fact) => fact.seq);
    expect(places).toEqual(places.map((_, i) => Number(from['floor']?.seq) + 1 + i));
    expect(late.snapshots('floor')).toEqual([]);
    const state = manager.snapshots('floor')[0]?.state as FloorState;
    const fresh = await kioskOf(lab, 'sem');
    const { apply } = foldOf('floor');
    expect((late.factsOf('floor') as Fact[]).reduce(apply, state)).toEqual(fresh.snapshots('floor')[0]?.state);
  });

  test('W-14 presence is full on joining, then changes; an old connection’s end erases nothing', async () => {
    const manager = await dashboardOf(lab, 'maria');
    expect(await manager.seen('presence')).toEqual({ full: true, stations: [] });
    const stationId = lab.stations.confocal.id;
    const state = (wanted: string) => (update: PresenceUpdate) =>
      update.stations.some((one) => one.stationId === stationId && one.state === wanted);
    const old = await kioskOf(lab, 'confocal');
    await manager.seen('presence', state('online'));
    const fresh = await kioskOf(lab, 'confocal');
    await expect.poll(() => old.socket.connected).toBe(false);
    await fresh.call('beat', { t0: 1, queued: 3 });
    await manager.seen('presence', (update: PresenceUpdate) => update.stations[0]?.queued === 3);
    expect(
      manager.frames.some((one) => one.event === 'presence' && state('unstable')(one.body as PresenceUpdate)),
    ).toBe(false);
    fresh.disconnect();
    await manager.seen('presence', state('unstable'));
    lab.clock.now = () => Date.now() + 13_000;
    await manager.seen('presence', state('offline'));
  });

  test('EN-21 a station whose own clock is off by half a minute or more is told of at once', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const kiosk = await kioskOf(lab, 'confocal');
    const beat = (aheadMs: number) => kiosk.call('beat', { t0: lab.clock.now() + aheadMs, queued: 0, rttMs: 40 });
    const told = (from: number) => (update: PresenceUpdate) => (update.stations[0]?.clockAheadMs ?? 0) >= from;
    await beat(29_000);
    await beat(40_000);
    expect(await manager.seen('presence', told(30_000))).toMatchObject({ stations: [{ state: 'online', queued: 0 }] });
    expect(manager.frames.some(({ event, body }) => event === 'presence' && told(41_000)(body as PresenceUpdate))).toBe(
      false,
    );
    await beat(0);
    await manager.seen(
      'presence',
      (update: PresenceUpdate) => Math.abs(update.stations[0]?.clockAheadMs ?? 1e9) < 20_000,
    );
  });

  test('W-16 a station’s newer connection takes over, and the older is told to stop', async () => {
    const old = await kioskOf(lab, 'confocal', 'ana');
    const fresh = await kioskOf(lab, 'confocal');
    expect(await old.seen('bye')).toMatchObject({ code: 'taken-over', retryable: false });
    await expect.poll(() => old.socket.connected).toBe(false);
    expect(await fresh.call('beat', { t0: 1, queued: 0 })).toHaveProperty('t1');
    expect(fresh.hello.actor).toMatchObject({ user: { username: 'ana' } });
  });

  test('W-16 the same kiosk coming back on a new line is not told to stop', async () => {
    const old = await kioskOf(lab, 'confocal');
    const again = await kioskOf(lab, 'confocal', undefined, old.installId);
    await expect.poll(() => old.socket.connected).toBe(false);
    expect(old.frames.some((one) => one.event === 'bye')).toBe(false);
    expect(again.socket.connected).toBe(true);
  });

  test('W-17 a flood from one connection is slowed down, and nobody else feels it', async () => {
    const noisy = await kioskOf(lab, 'confocal');
    const calm = await kioskOf(lab, 'sem');
    const beats = Array.from({ length: 12_000 }, () => noisy.call('beat', { t0: 1, queued: 0 }));
    const answers = await Promise.all(beats);
    const slowed = answers.filter((one) => one.code === 'rate-limited');
    expect(slowed.length).toBeGreaterThan(0);
    expect(slowed[0].retryAfterMs).toBeGreaterThan(0);
    expect(await calm.call('beat', { t0: 1, queued: 0 })).toHaveProperty('t1');
  });

  test('W-15 head comes again by itself', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    const before = kiosk.frames.length;
    await expect
      .poll(() => kiosk.frames.slice(before).filter((one) => one.event === 'head'))
      .toEqual([{ event: 'head', body: await kiosk.seen('head') }]);
  });

  test('W-2 polling is not offered', async () => {
    const response = await fetch(`${lab.hub.url}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
    const { socket } = rawSocket(lab.hub.url, { token: lab.tokens.sem });
    socket.disconnect();
  });
});
