import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Setting } from '../../protocol/settings.ts';
import { readConfig } from '../../server/config.ts';
import { settingsTold } from '../../server/http/settings-routes.ts';
import { signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { hycon } from './hub-process.ts';
import { type Answer, connect, refusalOf } from './wire-client.ts';

describe('settings', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab({ keepAuditDays: 30 });
  });
  afterEach(() => lab.close());

  const ask = async (method: string, path: string, body?: object, as = 'ida'): Promise<Answer> => {
    const cookie = await signInCookie(lab.hub.url, as);
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${lab.hub.url}/api/v1/${path}`, init);
    return { status: response.status, ...(response.status === 204 ? {} : await response.json()) };
  };
  const named = (answer: Answer, name: string): Setting => answer.settings.find((one: Setting) => one.name === name);

  test('SET-1 an admin reads what is in force and where it was set; nobody else does', async () => {
    const read = await ask('GET', 'settings');
    const environment = 'HYCON_KEEP_AUDIT_DAYS';
    expect(named(read, 'keepAuditDays')).toEqual({
      name: 'keepAuditDays',
      environment,
      value: 30,
      from: 'command-line',
    });
    expect(named(read, 'signInManager')).toMatchObject({ value: ['badge+pin', 'password'], from: 'default' });
    expect(named(read, 'cert')).toEqual({ name: 'cert', environment: 'HYCON_CERT', from: 'default' });
    expect(read.fixed).toMatchObject({ pairingCodeMs: 600_000, personLock: { free: 5, firstMs: 30_000 } });
    expect(read.feeds).toEqual([]);
    expect(read).not.toHaveProperty('lastBackupAt');
    for (const who of ['maria', 'ana'])
      expect(await ask('GET', 'settings', undefined, who)).toMatchObject({ status: 403 });
    expect((await fetch(`${lab.hub.url}/api/v1/settings`)).status).toBe(401);
  });

  test('SET-1 each setting names what set it: command line, environment, file, or nobody', async () => {
    const data = await mkdtemp(join(tmpdir(), 'hycon-settings-'));
    const file = join(data, 'hub.json');
    await writeFile(file, JSON.stringify({ port: 1, host: '127.0.0.2', logLevel: 'warn' }));
    const config = readConfig({ data, port: '2' }, { HYCON_PORT: '3', HYCON_HOST: '127.0.0.3' });
    expect(config).toMatchObject({ port: 2, host: '127.0.0.3', logLevel: 'warn', file });
    expect(config.from).toMatchObject({
      port: 'command-line',
      host: 'environment',
      logLevel: 'file',
      keepAuditDays: 'default',
    });
    await rm(data, { recursive: true });
  });

  test('SET-1 of the certificate’s key only that there is one is told', () => {
    const config = readConfig({ cert: '/etc/hycon/cert.pem', key: '/etc/hycon/very-secret.pem' }, {});
    const told = settingsTold(config);
    expect(told).toContainEqual({ name: 'key', environment: 'HYCON_KEY', from: 'command-line', isKeptBack: true });
    expect(JSON.stringify(told)).not.toContain('very-secret');
  });

  test('SET-2 a feed is told its token once, reads the floor, and is out at once when it is revoked', async () => {
    const made = await ask('POST', 'feeds', { name: 'Wall' });
    expect(made).toMatchObject({ status: 201, feed: { name: 'Wall' }, token: expect.stringMatching(/^hycon_feed_/) });
    const read = await ask('GET', 'settings');
    expect(read.feeds).toEqual([made.feed]);
    expect(JSON.stringify(read)).not.toContain(made.token);
    const wall = await connect(lab.hub.url, { kind: 'feed', token: made.token });
    expect(await ask('DELETE', `feeds/${made.feed.id}`)).toEqual({ status: 204 });
    expect(await wall.seen('bye')).toMatchObject({ code: 'unauthorized', retryable: false });
    expect(await refusalOf(lab.hub.url, { kind: 'feed', token: made.token })).toMatchObject({ code: 'unauthorized' });
    expect((await ask('GET', 'settings')).feeds).toEqual([]);
    for (const gone of [made.feed.id, newId(), 'no-id']) {
      expect(await ask('DELETE', `feeds/${gone}`)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  test('SET-2 only an admin makes and revokes feeds, and both are recorded with the address', async () => {
    expect(await ask('POST', 'feeds', { name: 'Wall' }, 'maria')).toMatchObject({ status: 403 });
    await hycon(['feed', 'add', 'Prometheus', '--data', lab.folder]);
    const { feed } = await ask('POST', 'feeds', { name: 'Wall' });
    expect(await ask('DELETE', `feeds/${feed.id}`, undefined, 'maria')).toMatchObject({ status: 403 });
    await ask('DELETE', `feeds/${feed.id}`);
    const records = (await lab.hub.store.auditAfter(0, 100))
      .filter((one) => one.type.startsWith('feed.'))
      .map(({ n: _n, at: _at, ...rest }) => rest);
    const about = { feedId: feed.id };
    const by = { source: 'dashboard', user: { id: lab.ida.id, name: lab.ida.name }, address: '127.0.0.1', about };
    expect(records).toEqual([
      { type: 'feed.create', result: 'ok', source: 'command-line', about: { feedId: expect.any(String) } },
      { type: 'feed.create', result: 'ok', ...by },
      { type: 'feed.revoke', result: 'ok', ...by },
    ]);
  });

  test('SET-3 the last backup is told once there was one', async () => {
    await hycon(['backup', join(lab.folder, 'backup.db'), '--data', lab.folder]);
    const { lastBackupAt } = await ask('GET', 'settings');
    expect(Date.now() - lastBackupAt).toBeLessThan(60_000);
  });
});
