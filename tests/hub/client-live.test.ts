import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createConnection } from '../../client/connection.ts';
import type { HubUpdate } from '../../client/hub-link.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import type { Outbox } from '../../client/outbox.ts';
import { Mirror } from '../../client/test-kit/mirror.ts';
import type { FloorState } from '../../protocol/floor.ts';
import { personChannel } from '../../protocol/scalars.ts';
import type { Facts } from '../../protocol/wire.ts';
import { dashboardOf, startLab, type TestLab } from './hub-fixture.ts';
import { type HubProcess, hycon, startHubProcess } from './hub-process.ts';

const PATIENCE_MS = 30_000;

/** A kiosk's connection to a real hub, and a screen that follows it. */
class Kiosk {
  readonly outbox: Outbox;
  readonly link;
  readonly mirror: Mirror;

  constructor(url: string, token: string, outbox: Outbox = createMemoryOutbox(newId())) {
    this.outbox = outbox;
    this.link = createConnection({ url, kind: 'station', version: 'test', token, outbox: this.outbox });
    this.mirror = new Mirror(this.link);
  }

  get floor(): FloorState {
    return this.mirror.logs.get('floor')?.state as FloorState;
  }

  /** The facts that came as such, not within a snapshot. */
  floorFacts(): Facts['facts'] {
    return this.mirror.updates.flatMap((one) => (one.type === 'facts' && one.channel === 'floor' ? one.facts : []));
  }

  get live(): boolean {
    return this.mirror.phase === 'live';
  }

  /** Resolves with the next update after which it holds, or at once where it does. */
  until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        leave();
        reject(new Error(`never: ${what}; the link is ${JSON.stringify(this.mirror.link)}`));
      }, PATIENCE_MS);
      const look = (_update?: HubUpdate): void => {
        if (!holds()) return;
        clearTimeout(timer);
        queueMicrotask(() => leave());
        resolve();
      };
      const leave = this.link.subscribe(look);
    });
  }

  untilLive(): Promise<void> {
    return this.until('live', () => this.live);
  }

  /** Sends an act and waits until the hub has confirmed it and its facts are here. */
  async act(...[body]: Parameters<typeof this.link.send>): Promise<void> {
    const sent = await this.link.send(body);
    if (!sent.ok) throw new Error(sent.refusal.message);
    await this.until('the act is done', () => this.mirror.outbox.every((entry) => entry.id !== sent.id));
  }
}

describe('a connection to a real hub', () => {
  let lab: TestLab;
  let kiosks: Kiosk[];
  beforeEach(async () => {
    lab = await startLab();
    kiosks = [];
  });
  afterEach(async () => {
    for (const kiosk of kiosks) kiosk.link.close();
    await lab.close();
  });

  async function kioskAt(at: 'confocal' | 'sem'): Promise<Kiosk> {
    const kiosk = new Kiosk(lab.hub.url, lab.tokens[at]);
    kiosks.push(kiosk);
    await kiosk.untilLive();
    return kiosk;
  }

  test('C-24 says hello, takes a snapshot and is live', async () => {
    const { floor, mirror } = await kioskAt('confocal');
    expect(mirror.actor).toMatchObject({
      actor: { kind: 'station', station: lab.stations.confocal },
      channels: ['floor'],
    });
    expect(Object.keys(floor.equipment).toSorted()).toEqual([lab.confocal.id, lab.sem.id].toSorted());
    expect(mirror.count('snapshot')).toBe(1);
    await kiosks[0]?.until('the clock is known', () => mirror.clock !== undefined);
    expect(Math.abs(mirror.clock?.offsetMs ?? Number.NaN)).toBeLessThan(1_000);
  });

  test('C-24 a session that is started at one kiosk shows at both, and its end too', async () => {
    const [one, other] = [await kioskAt('confocal'), await kioskAt('sem')];
    expect(await one.link.signIn({ badge: lab.badges.ana })).toMatchObject({ ok: true, user: { id: lab.ana.id } });
    await one.until('their channel is here', () => one.mirror.logs.has(personChannel(lab.ana.id)));
    const sessionId = newId();
    await one.act({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    await other.until('the start shows', () => sessionId in other.floor.sessions);
    expect(other.floor).toEqual(one.floor);
    expect(one.mirror.logs.get(personChannel(lab.ana.id))?.state).toMatchObject({ sessions: { [sessionId]: {} } });
    await one.act({ type: 'session.end', sessionId, outcome: 'completed' });
    expect(await one.link.signOut()).toEqual({ ok: true });
    await other.until('the end shows', () => !(sessionId in other.floor.sessions));
    expect([...one.mirror.logs.keys()]).toEqual(['floor']);
    expect(one.mirror.count('snapshot')).toBe(2);
  });

  test('C-24 an end and the sign-out right behind it are taken in their order', async () => {
    const kiosk = await kioskAt('confocal');
    await kiosk.link.signIn({ badge: lab.badges.ana });
    const sessionId = newId();
    await kiosk.act({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    const [end, out] = await Promise.all([
      kiosk.link.send({ type: 'session.end', sessionId, outcome: 'completed' }),
      kiosk.link.signOut(),
      kiosk.link.signIn({ badge: lab.badges.ben }),
    ]);
    expect([end.ok, out]).toEqual([true, { ok: true }]);
    await kiosk.until('the end is confirmed', () => kiosk.mirror.outbox.length === 0);
    expect(kiosk.floor.sessions).toEqual({});
    expect(kiosk.mirror.actor?.actor).toMatchObject({ user: { id: lab.ben.id } });
  });

  test('C-24 a refused act stays with its reason, and the next one goes', async () => {
    const kiosk = await kioskAt('confocal');
    await kiosk.link.signIn({ badge: lab.badges.ana });
    await kiosk.link.send({ type: 'equipment.retire', equipmentId: lab.sem.id });
    await kiosk.act({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id });
    const [entry] = kiosk.mirror.outbox;
    expect(entry).toMatchObject({ n: 1, state: 'refused', refusal: { code: 'forbidden' } });
    kiosk.link.dismiss(entry?.id ?? '');
    expect(kiosk.mirror.outbox).toEqual([]);
  });

  test('C-24 a hub that restarts is found again, with the sign-in, and what was missed comes without a snapshot', async () => {
    const [one, other] = [await kioskAt('confocal'), await kioskAt('sem')];
    const manager = await dashboardOf(lab, 'maria');
    await manager.intent({ type: 'equipment.update', equipmentId: lab.confocal.id, offlinePolicy: 'allow' });
    await one.link.signIn({ badge: lab.badges.ana });
    await one.until('their channel is here', () => one.mirror.logs.has(personChannel(lab.ana.id)));
    const snapshots = [one.mirror.count('snapshot'), other.mirror.count('snapshot')];
    const restarted = lab.restart();
    await one.until('the hub is gone', () => !one.live);
    const sessionId = newId();
    expect(await one.link.send({ type: 'session.start', sessionId, equipmentId: lab.confocal.id })).toMatchObject({
      ok: true,
    });
    const [{ occurredAt, offline } = { occurredAt: 0 }] = one.mirror.outbox;
    expect(offline).toBe(true);
    await restarted;
    await one.until('the start is here', () => one.live && sessionId in one.floor.sessions);
    expect(one.floor.sessions[sessionId]).toMatchObject({ recordedOffline: true, startedAt: occurredAt });
    await other.until('and there', () => other.live && sessionId in other.floor.sessions);
    expect(one.mirror.actor?.actor).toMatchObject({ user: { id: lab.ana.id } });
    expect([one.mirror.count('snapshot'), other.mirror.count('snapshot')]).toEqual(snapshots);
    expect(other.floor).toEqual(one.floor);
  });

  test('C-28 a copy of the disk that holds an act of the original too does it no second time', async () => {
    const one = await kioskAt('confocal');
    await one.link.signIn({ badge: lab.badges.ana });
    const sessionId = newId();
    const sent = one.link.send({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    const [held] = one.outbox.entries();
    if (!held) throw new Error('nothing was saved');
    const outbox = createMemoryOutbox(newId());
    outbox.add(held);
    expect(await sent).toMatchObject({ ok: true });
    await one.until('the act is done', () => one.mirror.outbox.length === 0);
    one.link.close();

    const copy = new Kiosk(lab.hub.url, lab.tokens.confocal, outbox);
    kiosks.push(copy);
    await copy.untilLive();
    await copy.until('its copy is answered', () => copy.mirror.outbox.length === 0);
    await copy.act({ type: 'session.end', sessionId, outcome: 'completed' });
    expect(copy.floorFacts().map((one) => one.type)).toEqual(['session.ended']);
    expect(copy.floor.sessions).toEqual({});
  });

  test('C-24 a token that nobody knows stops the link and says why', async () => {
    const kiosk = new Kiosk(lab.hub.url, 'hycon_station_unknown');
    kiosks.push(kiosk);
    await kiosk.until('stopped', () => kiosk.mirror.phase === 'stopped');
    expect(kiosk.mirror.link?.link).toMatchObject({ phase: 'stopped', reason: { code: 'unauthorized' } });
  });
});

describe('a connection to a hub that is killed', () => {
  let data: string;
  let hub: HubProcess | undefined;
  let kiosk: Kiosk | undefined;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'hycon-live-'));
  });
  afterEach(async () => {
    kiosk?.link.close();
    if (hub?.child.exitCode === null) await hub.end('SIGKILL');
    await rm(data, { recursive: true });
  });

  const add = async (...args: string[]) => JSON.parse((await hycon([...args, '--data', data, '--json'])).out);

  test('C-24 finds it again and goes on where it was; what was done meanwhile has one effect', async () => {
    const equipment = await add('equipment', 'add', 'Confocal');
    const station = await add('station', 'add', 'Kiosk', '--equipment', equipment.id);
    await add('user', 'add', 'ana', '--role', 'researcher', '--badge', '4711');
    hub = await startHubProcess(['--data', data]);
    const { port } = new URL(hub.url);
    kiosk = new Kiosk(hub.url, station.token);
    const { mirror, link } = kiosk;
    await kiosk.untilLive();
    const ack = await link.signIn({ badge: '4711' });
    await kiosk.until('their channel is here', () => ack.ok && mirror.logs.has(personChannel(ack.user.id)));
    const sessionId = newId();
    await kiosk.act({ type: 'session.start', sessionId, equipmentId: equipment.id });
    const snapshots = mirror.count('snapshot');
    await link.send({ type: 'session.extend', sessionId, plannedMs: 3_600_000 });
    await hub.end('SIGKILL');
    await kiosk.until('the hub is gone', () => mirror.phase === 'waiting');
    await link.send({ type: 'session.end', sessionId, outcome: 'completed' });
    hub = await startHubProcess(['--data', data, '--port', port]);
    await kiosk.until('all is confirmed', () => mirror.phase === 'live' && mirror.outbox.length === 0);
    expect(kiosk.floor.sessions).toEqual({});
    const types = kiosk.floorFacts().map((one) => one.type);
    expect(types).toEqual(['session.started', 'session.extended', 'session.ended']);
    expect(mirror.count('snapshot')).toBe(snapshots);
    expect(mirror.logs.get('floor')?.seq).toBe(kiosk.floorFacts().at(-1)?.seq);
  });
});
