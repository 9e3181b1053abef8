import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../protocol/audit.ts';
import { readConfig } from '../../server/config.ts';
import { type Hub, startHub } from '../../server/hub.ts';
import { createLog } from '../../server/log.ts';
import { PASSWORD, startLab } from './hub-fixture.ts';
import { hycon, startHubProcess } from './hub-process.ts';
import { type Answer, closeClients, connect } from './wire-client.ts';

const DAY_MS = 24 * 3_600_000;
const IDA = { name: 'Ida Falk', username: 'ida', password: PASSWORD };

describe('set-up', () => {
  let data: string;
  let hub: Hub;
  let log: string[];
  let now: () => number;
  const start = async (): Promise<Hub> => {
    const config = readConfig({ data, port: 0 }, {});
    return startHub({ config, log: createLog('trace', { write: (line) => void log.push(line) }), now: () => now() });
  };
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'hycon-set-up-'));
    log = [];
    now = () => Date.now();
    hub = await start();
  });
  afterEach(async () => {
    closeClients();
    await hub.stop();
    await rm(data, { recursive: true });
  });

  const tokenOf = ({ setUpUrl }: Hub): string => new URL(setUpUrl ?? '').hash.slice(1);
  const setUp = async (over: object = {}, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${hub.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ token: tokenOf(hub), ...IDA, ...over }),
    });
    return { status: response.status, cookies: response.headers.getSetCookie(), ...(await response.json()) };
  };
  const look = async (token = tokenOf(hub)): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${hub.url}/api/v1/setup`, { headers });
    return { status: response.status, ...(await response.json()) };
  };
  const people = async () => Object.values((await hub.store.load()).staff.users);

  test('SU-2 who has the link becomes an admin, is signed in, and the audit says so', async () => {
    expect(await look()).toMatchObject({ status: 200, expiresAt: expect.any(Number) });
    const made = await setUp({ username: 'Ida' });
    expect(made).toMatchObject({ status: 201, user: { name: 'Ida Falk', username: 'ida', role: 'admin' } });
    const cookie = made.cookies[0].split(';')[0];
    expect(made.cookies[0]).toMatch(/HttpOnly; SameSite=Strict/);
    const dashboard = await connect(hub.url, { kind: 'person', headers: { cookie } });
    expect(dashboard.hello).toMatchObject({ actor: { kind: 'person', user: { id: made.user.id } } });
    const response = await fetch(`${hub.url}/api/v1/audit`, { headers: { cookie } });
    const records = ((await response.json()) as AuditPage).records.map(({ n: _n, at: _at, ...rest }) => rest);
    const by = { user: { id: made.user.id, name: 'Ida Falk' }, source: 'dashboard', address: '127.0.0.1' };
    expect(records).toEqual([
      { ...by, type: 'set-up', result: 'ok', about: {} },
      { ...by, type: 'user.created', result: 'ok', about: { userId: made.user.id } },
    ]);
  });

  test('SU-2 neither link nor password is in the store or the log', async () => {
    await setUp({ token: 'hycon_setup_of-nobody' });
    await setUp();
    const token = tokenOf(hub);
    await hub.stop();
    const said = (await readFile(join(data, 'hycon.db'), 'latin1')) + log.join('');
    for (const secret of [token, 'hycon_setup_of-nobody', PASSWORD]) expect(said).not.toContain(secret);
    hub = await start();
  });

  test('SU-3 of ten at once exactly one becomes the admin', async () => {
    const all = await Promise.all([...'abcdefghij'].map((one) => setUp({ username: `ida-${one}` })));
    expect(all.map((one) => one.status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
    expect(await people()).toHaveLength(1);
  });

  test('SU-3 two hubs on one store have a link each, and one of them wins', async () => {
    const first = hub;
    const second = await start();
    const one = setUp();
    hub = second;
    const answers = await Promise.all([one, setUp({ username: 'ida-b' })]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
    expect(await people()).toHaveLength(1);
    hub = first;
    await second.stop();
  });

  test('SU-3 an admin whom the command line has made closes the link too', async () => {
    await hycon(['user', 'add', 'ida', '--role', 'admin', '--data', data], PASSWORD);
    expect(await look()).toMatchObject({ status: 409, code: 'conflict', message: /has an admin already/ });
    expect(await setUp({ username: 'eve' })).toMatchObject({ status: 409, message: /has an admin already/ });
    expect(await people()).toHaveLength(1);
  });

  test('SU-4 a link that is unknown, replaced or has run out says so and changes nothing', async () => {
    const old = tokenOf(hub);
    expect(await look('hycon_setup_of-nobody')).toMatchObject({ status: 401, message: /not the link/ });
    await hub.stop();
    hub = await start();
    expect(await setUp({ token: old })).toMatchObject({ status: 401, message: /not the link/ });
    now = () => Date.now() + DAY_MS;
    expect(await setUp()).toMatchObject({ status: 403, message: /has run out/ });
    expect(await people()).toEqual([]);
  });

  test('SU-4 a weak password, a taken name and a foreign page are refused by field, and the link still serves', async () => {
    await hycon(['user', 'add', 'ana', '--role', 'researcher', '--data', data], PASSWORD);
    expect(await setUp({ password: 'short' })).toMatchObject({ status: 400, path: 'password' });
    expect(await setUp({ password: 'ida-ida-ida-1', username: 'ida-ida-ida' })).toMatchObject({ path: 'password' });
    expect(await setUp({ username: 'ana' })).toMatchObject({ status: 409, path: 'username' });
    expect(await setUp({ name: ' ' })).toMatchObject({ status: 400, path: 'name' });
    expect(await setUp({}, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect((await people()).map((one) => one.username)).toEqual(['ana']);
    expect(await setUp()).toMatchObject({ status: 201 });
  });

  test('SU-4 wrong links are slowed down', async () => {
    for (let i = 0; i < 20; i++) expect(await look('wrong')).toMatchObject({ status: 401 });
    expect(await setUp()).toMatchObject({ status: 429, code: 'rate-limited' });
    now = () => Date.now() + 31_000;
    expect(await setUp()).toMatchObject({ status: 201 });
  });
});

test('SU-1 a start without an admin prints a link of its own each time; with one it prints none', async () => {
  const lab = await startLab();
  await lab.hub.stop();
  const withAdmin = await startHubProcess(['--data', lab.folder]);
  expect(withAdmin.out()).toMatch(/^hub listening on \S+\n$/);
  await withAdmin.end('SIGTERM');
  expect(withAdmin.err()).not.toContain('/setup#');
  const data = await mkdtemp(join(tmpdir(), 'hycon-set-up-'));
  const lines: string[] = [];
  for (let i = 0; i < 2; i++) {
    const hub = await startHubProcess(['--data', data]);
    await expect.poll(() => hub.err()).toContain(`: ${hub.url}/setup#hycon_setup_`);
    expect(hub.out()).toBe(`hub listening on ${hub.url}\n`);
    lines.push(hub.err());
    await hub.end('SIGTERM');
  }
  expect(lines[0]?.split('#')[1]).not.toBe(lines[1]?.split('#')[1]);
  await rm(data, { recursive: true });
  await rm(lab.folder, { recursive: true });
});
