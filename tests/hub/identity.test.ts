import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Hello } from '../../protocol/wire.ts';
import { dashboardOf, kioskOf, PASSWORD, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { connect, refusalOf } from './wire-client.ts';

describe('identity', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const start = () => ({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id });

  test('ID-1 a badge signs a researcher in; a manager’s badge alone and an unknown one do not', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('sign-in', { badge: lab.badges.ana })).toMatchObject({
      ok: true,
      user: { id: lab.ana.id, name: 'Ana', username: 'ana', role: 'researcher' },
    });
    expect(await kiosk.call('sign-in', { badge: lab.badges.maria })).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await kiosk.call('sign-in', { badge: '0000' })).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await kiosk.intent(start())).toMatchObject({ ok: true });
  });

  test('ID-2 a wrong password and an unknown name get the same refusal', async () => {
    const kiosk = await kioskOf(lab, 'confocal');
    const wrong = await kiosk.call('sign-in', { username: 'ana', password: 'wrong' });
    expect(wrong).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await kiosk.call('sign-in', { username: 'nobody', password: PASSWORD })).toEqual(wrong);
    expect(await kiosk.call('sign-in', { username: 'Maria', password: PASSWORD })).toMatchObject({ ok: true });
    expect(await kiosk.call('sign-in', { username: 'ana' })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('ID-3 a sign-in at a station outlives its line and the hub, and ends when it runs out', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    kiosk.disconnect();
    await lab.restart();
    const again = await kioskOf(lab, 'confocal');
    expect(again.hello.actor).toMatchObject({ kind: 'station', user: { username: 'ana' } });
    expect(again.hello.channels).toEqual(['floor', `user/${lab.ana.id}`]);
    expect(await again.intent(start())).toMatchObject({ ok: true });
    lab.clock.now = () => Date.now() + 13 * 3_600_000;
    expect((await kioskOf(lab, 'confocal')).hello.actor).not.toHaveProperty('user');
  });

  test('ID-4 signing in adds one’s own channel, signing out leaves it', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const channel = `user/${lab.ana.id}`;
    await kiosk.seen('snapshot', (one: { channel: string }) => one.channel === channel);
    const started = await kiosk.intent(start());
    await expect.poll(() => kiosk.factsOf(channel)).toHaveLength(1);
    expect(await kiosk.call('sign-out', {})).toEqual({ ok: true });
    const manager = await dashboardOf(lab, 'maria');
    const sessionId = started.ok && (started.result as { session: { id: string } }).session.id;
    await manager.intent({ type: 'session.end', sessionId, outcome: 'completed', reason: 'Forgotten' });
    await expect.poll(() => kiosk.factsOf('floor')).toHaveLength(2);
    expect(kiosk.factsOf(channel)).toHaveLength(1);
    expect(await kiosk.intent(start())).toMatchObject({ ok: false, code: 'unauthorized' });
  });

  test('ID-5 the cookie is httpOnly and same-site, opens the socket, and ends with DELETE', async () => {
    const { url } = lab.hub;
    const body = JSON.stringify({ username: 'maria', password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ user: { username: 'maria', role: 'manager' } });
    const [setCookie = ''] = response.headers.getSetCookie();
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Strict/);
    const cookie = setCookie.split(';')[0] ?? '';
    const who = await fetch(`${url}/api/v1/session`, { headers: { cookie } });
    expect(await who.json()).toMatchObject({ user: { username: 'maria' } });
    const client = await connect(url, { kind: 'person', headers: { cookie } });
    expect((client.hello as Hello).actor).toMatchObject({ kind: 'person', user: { username: 'maria' } });
    expect((await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
    expect((await fetch(`${url}/api/v1/session`, { headers: { cookie } })).status).toBe(401);
    expect(await refusalOf(url, { kind: 'person', headers: { cookie } })).toMatchObject({ code: 'unauthorized' });
  });

  test('ID-6 no token, badge or password lies in the store or the log as it is', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    await kiosk.call('sign-in', { badge: 'badge-of-a-stranger' });
    await kiosk.call('sign-in', { username: 'ana', password: 'password-of-a-stranger' });
    const cookie = (await signInCookie(lab.hub.url, 'maria')).split('=')[1] ?? '';
    await fetch(`${lab.hub.url}/kiosk?station=${lab.tokens.sem}`);
    const files = ['hycon.db', 'hycon.db-wal'].map((name) => readFileSync(join(lab.folder, name), 'latin1'));
    const secrets = [
      lab.tokens.sem,
      lab.tokens.confocal,
      PASSWORD,
      cookie,
      'badge-of-a-stranger',
      'password-of-a-stranger',
    ];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8);
      for (const text of [...files, lab.log.join('\n')]) expect(text).not.toContain(secret);
    }
    expect(files.join('')).toContain('Kiosk Confocal');
  });
});
