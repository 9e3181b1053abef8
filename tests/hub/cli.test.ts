import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FloorState } from '../../protocol/floor.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { hashToken, newToken } from '../../server/identity/hashes.ts';
import { newEquipment } from '../contract/lab.ts';
import { type HubProcess, hycon, startHubProcess } from './hub-process.ts';
import { closeClients, connect } from './wire-client.ts';

describe('command line', () => {
  let data: string;
  let hubs: HubProcess[];
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'hycon-cli-'));
    hubs = [];
  });
  afterEach(async () => {
    closeClients();
    await Promise.all(hubs.filter((hub) => hub.child.exitCode === null).map((hub) => hub.end('SIGKILL')));
    await rm(data, { recursive: true });
  });

  const start = async (...args: string[]): Promise<HubProcess> => {
    const hub = await startHubProcess(['--data', data, ...args]);
    hubs.push(hub);
    return hub;
  };
  const add = async (args: string[], input = '') => {
    const ran = await hycon([...args, '--data', data, '--json'], input);
    expect(ran).toMatchObject({ code: 0, err: '' });
    return JSON.parse(ran.out);
  };
  const enroll = async () => {
    const equipment = await add(['equipment', 'add', 'Confocal', '--room', 'R1']);
    const station = await add(['station', 'add', 'Kiosk', '--equipment', equipment.id]);
    const user = await add(['user', 'add', 'ana', '--role', 'researcher', '--badge', '4711', '--name', 'Ana']);
    return { equipment, station, user };
  };

  test('CL-1 start says where it listens, and SIGTERM ends it with 0', async () => {
    const hub = await start();
    expect(hub.out()).toMatch(/^hub listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
    expect(await hub.end('SIGTERM')).toBe(0);
  });

  test.runIf(process.platform === 'linux')(
    'CL-12 start runs with the hub’s own flags, as the same process, and what was given goes before',
    async () => {
      const hub = await start();
      const words = async ({ child }: HubProcess) =>
        (await readFile(`/proc/${String(child.pid)}/cmdline`, 'utf8')).split('\0');
      expect((await words(hub)).slice(1, 5)).toEqual([
        '--max-semi-space-size=4',
        '--no-parallel-scavenge',
        '--use-largepages=silent',
        '--v8-pool-size=1',
      ]);
      const given = await startHubProcess(['--data', join(data, 'other')], ['--max-semi-space-size=32']);
      hubs.push(given);
      expect((await words(given)).indexOf('--max-semi-space-size=32')).toBe(5);
    },
  );

  test('PE-9 a weak password is taken here, with a warning that does not repeat it', async () => {
    const ran = await hycon(['user', 'add', 'maria', '--role', 'manager', '--data', data], 'secret\n');
    expect(ran).toMatchObject({ code: 0, err: expect.stringMatching(/^This password is weak: .*12 characters/) });
    expect(ran.out + ran.err).not.toContain('secret');
    const { url } = await start();
    const body = JSON.stringify({ username: 'maria', password: 'secret' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
  });

  test('CL-2 a taken port is one sentence and exit 1', async () => {
    const { port } = new URL((await start()).url);
    const second = await hycon(['start', '--data', join(data, 'other'), '--port', port]);
    expect(second).toMatchObject({ code: 1, out: '' });
    const sentences = second.err
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(sentences).toEqual([
      `Port ${port} is taken: another hub or program listens there. Stop it, or choose another port with --port.`,
    ]);
  });

  test('CL-3 what is added without a hub is there when it starts', async () => {
    const { equipment, station, user } = await enroll();
    const feed = await add(['feed', 'add', 'Wall']);
    expect(user).toMatchObject({ username: 'ana', name: 'Ana', role: 'researcher' });
    const hub = await start();
    const kiosk = await connect(hub.url, { token: station.token });
    expect(kiosk.snapshots('floor')[0]?.state).toMatchObject({
      equipment: { [equipment.id]: { name: 'Confocal', room: 'R1', stationIds: [station.id] } },
      stations: { [station.id]: { name: 'Kiosk', equipmentIds: [equipment.id] } },
    });
    expect(await kiosk.call('sign-in', { badge: '4711' })).toMatchObject({ ok: true, user: { id: user.id } });
    const wall = await connect(hub.url, { kind: 'feed', token: feed.token });
    expect(wall.hello).toMatchObject({ channels: ['floor'], actor: { kind: 'feed', name: 'Wall' } });
  });

  test('CL-3 a password comes from standard input', async () => {
    await add(['user', 'add', 'Maria', '--role', 'manager'], 'a long password\n');
    const hub = await start();
    const post = (password: string) =>
      fetch(`${hub.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'maria', password }),
      });
    expect((await post('a long password')).status).toBe(200);
    expect((await post('another')).status).toBe(401);
  });

  test('CL-4 beside a running hub its screens hear of it, and so do later arrivals', async () => {
    const { station } = await enroll();
    const hub = await start();
    const kiosk = await connect(hub.url, { token: station.token });
    const added = await add(['equipment', 'add', 'HPLC']);
    await kiosk.seen('facts');
    expect(kiosk.factsOf('floor')).toMatchObject([{ type: 'equipment.created', equipment: { id: added.id } }]);
    const second = await add(['station', 'add', 'Kiosk HPLC', '--equipment', added.id]);
    const late = await connect(hub.url, { token: second.token });
    const state = late.snapshots('floor')[0]?.state as FloorState;
    expect(state.equipment[added.id]?.stationIds).toEqual([second.id]);
  });

  test('CL-11 the next handshake, sign-in and act know what another process has just written', async () => {
    const { station } = await enroll();
    const hub = await start();
    const kiosk = await connect(hub.url, { token: station.token });
    await kiosk.call('sign-in', { badge: '4711' });
    const store = await openStore(data);
    for (let round = 0; round < 20; round++) {
      const token = newToken('station');
      const late = { id: newId(), name: `Late ${round}`, equipmentIds: [] };
      await writeDirectly(store, () => ({
        facts: [{ type: 'station.enrolled', station: late }],
        secrets: [{ kind: 'station', stationId: late.id, tokenHash: hashToken(token) }],
      }));
      expect((await connect(hub.url, { token })).hello.actor).toMatchObject({ station: late });
      const fresh = { ...newEquipment(`Fresh ${round}`), stationIds: [station.id] };
      await writeDirectly(store, () => ({ facts: [{ type: 'equipment.created', equipment: fresh }] }));
      const answer = await kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: fresh.id });
      expect(answer).toMatchObject({ code: 'forbidden' });
    }
    await store.close();
  });

  test.each([
    [['equipment', 'add', ''], 'the name'],
    [['station', 'add', 'K', '--equipment', 'nonsense'], 'an equipment’s id'],
    [['station', 'add', 'K', '--equipment', newId()], 'no equipment with the id'],
    [['user', 'add', 'ana', '--role', 'king', '--badge', '1'], 'the role'],
    [['user', 'add', 'a b', '--role', 'researcher', '--badge', '1'], 'the user name'],
    [['user', 'add', 'ana', '--role', 'researcher'], 'a password'],
  ])('CL-5 %j is one sentence and writes nothing', async (args, says) => {
    const ran = await hycon([...args, '--data', data, '--json']);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err.trim().split('\n')).toEqual([expect.stringContaining(says)]);
    const store = await openStore(data);
    const { channels } = await store.load();
    await store.close();
    expect([...channels.values()].map((cursor) => cursor.seq)).toEqual([0, 0]);
  });

  test('CL-5 a user name or badge that is taken is refused', async () => {
    await enroll();
    for (const [name, badge] of [
      ['ANA', '9'],
      ['ben', '4711'],
    ] as const) {
      const ran = await hycon(['user', 'add', name, '--role', 'researcher', '--badge', badge, '--data', data]);
      expect(ran).toMatchObject({ code: 1, out: '' });
    }
    const store = await openStore(data);
    expect(Object.keys((await store.load()).staff.users)).toHaveLength(1);
    await store.close();
  });

  test('CL-6 --demo fills an empty store and leaves any other alone', async () => {
    const first = await start('--demo');
    await expect.poll(() => first.out()).toContain('/kiosk?station=hycon_station_');
    const demo = JSON.parse(await readFile(join(data, 'demo.json'), 'utf8'));
    const kiosk = await connect(first.url, { token: demo.stations[0].token });
    const before = kiosk.snapshots('floor')[0]?.state as FloorState;
    expect(Object.keys(before.equipment)).toHaveLength(12);
    expect(new Set(Object.values(before.equipment).map((one) => one.room)).size).toBe(4);
    expect(Object.keys(before.stations)).toHaveLength(8);
    expect(demo.people).toHaveLength(6);
    expect(Object.keys(before.sessions).length).toBeGreaterThan(2);
    await first.end('SIGTERM');
    const second = await start('--demo');
    const again = await connect(second.url, { token: demo.stations[0].token });
    expect(again.snapshots('floor')[0]?.state).toEqual(before);
    await expect.poll(() => second.out()).toContain(demo.people[0].password);
  });

  test('CL-13 the demo lab is at work: one session unattended, somebody waits, a downtime is planned', async () => {
    const hub = await start('--demo');
    await expect.poll(() => hub.out()).toContain('hub listening');
    const store = await openStore(data);
    const { floor, staff } = await store.load();
    await store.close();
    const now = Date.now();
    const sessions = Object.values(floor.sessions);
    const [unattended, ...more] = sessions.filter((one) => one.unattendedUntil !== undefined);
    expect(more).toEqual([]);
    expect(unattended?.unattendedUntil).toBeGreaterThan(now);
    const [wait] = Object.values(staff.waits);
    const used = sessions.find((one) => one.equipmentId === wait?.equipmentId);
    expect(used?.startedAt).toBeLessThan(wait?.since ?? 0);
    expect(used?.operator.id).not.toBe(wait?.user.id);
    const [downtime] = Object.values(floor.downtimes);
    expect(downtime).toMatchObject({ plannedBy: { name: 'Maria Lindqvist' } });
    expect(downtime?.startsAt).toBeGreaterThan(now);
    expect(downtime?.endsAt).toBeGreaterThan(downtime?.startsAt ?? 0);
  });

  test('CL-7 a bad configuration file is refused with path and field, and left as it is', async () => {
    const file = join(data, 'hub.json');
    for (const [text, says] of [
      ['{ "port": 99999999 }', 'port'],
      ['{ "prot": 1 }', 'prot'],
      ['{ port', file],
    ] as const) {
      await writeFile(file, text);
      const ran = await hycon(['start', '--data', data]);
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err).toContain(says);
      expect(ran.err).toContain(file);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
    await writeFile(file, '{ "port": 0, "logLevel": "silent" }');
    const env = await hycon(['start', '--data', data], '', { HYCON_PORT: 'many' });
    expect(env).toMatchObject({ code: 1, err: expect.stringContaining('port') });
  });

  test('CL-8 backup and restore work beside a running hub, and its screens start anew', async () => {
    const { station } = await enroll();
    const hub = await start();
    const file = join(data, 'backup.db');
    await add(['backup', file]);
    expect(await hycon(['backup', file, '--data', data])).toMatchObject({ code: 1, out: '' });
    await add(['equipment', 'add', 'Later']);
    const kiosk = await connect(hub.url, { token: station.token });
    const before = kiosk.snapshots('floor')[0];
    await kiosk.call('sign-in', { badge: '4711' });
    await add(['restore', file]);
    expect(await kiosk.seen('bye')).toMatchObject({ code: 'server-restarting', retryable: true });
    const cursors = { floor: { epoch: String(before?.epoch), seq: Number(before?.seq) } };
    const again = await connect(hub.url, { token: station.token, cursors });
    expect(again.hello.actor).not.toHaveProperty('user');
    const restored = again.snapshots('floor')[0];
    expect(restored?.epoch).not.toBe(before?.epoch);
    expect(Object.keys((restored?.state ?? {}) as object)).toContain('equipment');
    expect(restored).toHaveProperty('seq', before?.seq === undefined ? 0 : before.seq - 1);
  });

  test('CL-9 doctor says what is wrong and the fix', async () => {
    const screens = join(data, 'screens');
    await mkdir(screens);
    await writeFile(join(screens, 'index.html'), '');
    const doctor = () => hycon(['doctor', '--data', data], '', { HYCON_SCREENS: screens, HYCON_PORT: '1' });
    await enroll();
    expect(await doctor()).toMatchObject({ code: 0, err: '' });
    await writeFile(join(data, 'hycon.db'), 'damaged '.repeat(2_000));
    const sick = await doctor();
    expect(sick.code).toBe(1);
    expect(sick.out).toMatch(/WRONG {2}store .*restore/);
    expect((await hycon(['doctor', '--data', join(data, 'nowhere')])).out).toMatch(/WRONG {2}data folder/);
  });

  test('CL-10 export prints what there is since a time', async () => {
    const { equipment } = await enroll();
    const lines = async (...args: string[]) => {
      const ran = await hycon(['export', ...args, '--data', data]);
      expect(ran).toMatchObject({ code: 0, err: '' });
      return ran.out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    };
    const facts = await lines('facts');
    expect(facts.filter((one) => one.channel === 'floor').map((one) => one.seq)).toEqual([1, 2, 3]);
    expect(facts[0]).toMatchObject({ type: 'equipment.created', equipment: { id: equipment.id } });
    expect(await lines('facts', '--since', '2100-01-01')).toEqual([]);
    expect(await lines('sessions')).toEqual([]);
    expect(await hycon(['export', 'facts', '--since', 'soon', '--data', data])).toMatchObject({ code: 1, out: '' });
  });

  test('I-10 kill -9 loses nothing that was acknowledged', async () => {
    const { equipment, station } = await enroll();
    const hub = await start();
    const kiosk = await connect(hub.url, { token: station.token });
    await kiosk.call('sign-in', { badge: '4711' });
    const sessionId = newId();
    const first = await kiosk.intent({ type: 'session.start', sessionId, equipmentId: equipment.id }, 1);
    await hub.end('SIGKILL');
    const next = await start();
    const again = await connect(next.url, { token: station.token, installId: kiosk.installId });
    expect(again.hello).toMatchObject({ lastN: 1, actor: { user: { username: 'ana' } } });
    expect(again.snapshots('floor')[0]?.state).toMatchObject({
      sessions: { [sessionId]: { equipmentId: equipment.id } },
    });
    expect(await again.intent({ type: 'session.start', sessionId, equipmentId: equipment.id }, 1)).toEqual(first);
  });

  test('I-11 of two hubs that start the same equipment at once one wins, and both show the same', async () => {
    const { equipment, station } = await enroll();
    const [one, two] = [await start(), await start()];
    for (let round = 1; round <= 10; round++) {
      const kiosks = await Promise.all([one, two].map((hub) => connect(hub.url, { token: station.token })));
      await kiosks[0]?.call('sign-in', { badge: '4711' });
      await kiosks[1]?.call('sign-in', { badge: '4711' });
      const answers = await Promise.all(
        kiosks.map((kiosk) => kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: equipment.id })),
      );
      expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).toSorted()).toEqual(['already-in-use', 'ok']);
      const winner = answers.findIndex((answer) => answer.ok);
      const won = answers[winner];
      const sessionId = won?.ok && (won.result as { session: { id: string } }).session.id;
      await Promise.all(
        kiosks.map((kiosk) =>
          kiosk.seen('facts', (frame: { facts: { session?: { id: string } }[] }) =>
            frame.facts.some((fact) => fact.session?.id === sessionId),
          ),
        ),
      );
      const ended = await kiosks[winner]?.intent({ type: 'session.end', sessionId, outcome: 'completed' });
      expect(ended?.ok).toBe(true);
      const isEnd = (frame: { facts: { type: string }[] }) => frame.facts.some((fact) => fact.type === 'session.ended');
      await Promise.all(kiosks.map((kiosk) => kiosk.seen('facts', isEnd)));
      for (const kiosk of kiosks) kiosk.disconnect();
    }
  });
});
