import { once } from 'node:events';
import { connect as dial, type Socket } from 'node:net';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';

describe('hostile', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  /** An array in an array in an array …, as JSON text. */
  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

  test('SE-1 no route changes anything for a foreign page', async () => {
    const cookie = await signInCookie(lab.hub.url, 'maria');
    const document = await (await fetch(`${lab.hub.url}/api/openapi.json`)).json();
    const changing = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => method !== 'get')
        .map((method) => ({ path: path.replaceAll(/\{\w+\}/g, newId()), method: method.toUpperCase() })),
    );
    expect(changing.length).toBeGreaterThanOrEqual(2);
    for (const { path, method } of changing) {
      for (const origin of ['https://elsewhere.example', 'null', `${lab.hub.url}.elsewhere.example`]) {
        const headers = { cookie, origin, 'content-type': 'application/json' };
        const response = await fetch(lab.hub.url + path, { method, headers, body: '{}' });
        expect([path, method, response.status]).toEqual([path, method, 403]);
      }
    }
    const still = await fetch(`${lab.hub.url}/api/v1/session`, { headers: { cookie } });
    expect(still.status).toBe(200);
  });

  test('SE-4 wrong passwords are slowed down, and the right one is not asked for meanwhile', async () => {
    const signIn = (username: string) =>
      fetch(`${lab.hub.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: 'wrong' }),
      });
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => signIn(`person${i}`)));
    expect(answers.filter((one) => one.status === 401)).toHaveLength(20);
    const slowed = answers.filter((one) => one.status === 429);
    expect(slowed).toHaveLength(5);
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('sign-in', { badge: lab.badges.ana })).toMatchObject({ ok: true });
    for (let i = 0; i < 20; i++) await kiosk.call('sign-in', { badge: 'a guess' });
    expect(await kiosk.call('sign-in', { badge: 'a guess' })).toMatchObject({ code: 'rate-limited' });
    const other = await kioskOf(lab, 'sem');
    expect(await other.call('sign-in', { badge: lab.badges.ben })).toMatchObject({ ok: true });
  });

  test('SE-5 who says nothing, or too slowly, is cut; a kiosk that is signed in goes on', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const { hostname, port } = new URL(lab.hub.url);
    const silent = dial(Number(port), hostname);
    const slow = dial(Number(port), hostname);
    slow.write('GET / HTTP/1.1\r\nhost: x\r\n');
    const nameless = new WebSocket(`${lab.hub.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const closings = [silent, slow].map((line: Socket) =>
      once(
        line.resume().on('error', () => undefined),
        'close',
      ),
    );
    await Promise.all([...closings, once(nameless, 'close')]);
    expect(await kiosk.call('beat', { t0: 1, queued: 0 })).toHaveProperty('t1');
  });

  test('SE-5 a crowd of strangers takes nothing from who is signed in', { timeout: 120_000 }, async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const manager = await dashboardOf(lab, 'maria');
    const crowd = Array.from({ length: 1_500 }, () => {
      const one = new WebSocket(`${lab.hub.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      one.on('error', () => undefined);
      return one;
    });
    const started = await kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id });
    expect(started).toMatchObject({ ok: true });
    await manager.seen('facts');
    await expect.poll(() => crowd.every((one) => one.readyState === one.CLOSED), { timeout: 60_000 }).toBe(true);
    expect(await kiosk.call('beat', { t0: 1, queued: 0 })).toHaveProperty('t1');
    expect([kiosk.socket.connected, manager.socket.connected]).toEqual([true, true]);
  });

  /** A kiosk that writes its frames by hand: our own client can't even say what is hostile. */
  async function rawKiosk(cursors = '{}') {
    const installId = newId();
    const client = { kind: 'station', version: 'test', installId };
    const line = new WebSocket(`${lab.hub.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const texts: string[] = [];
    line.on('message', (data: Buffer) => texts.push(data.toString()));
    const seen = async (start: string): Promise<string> => {
      await expect.poll(() => texts.find((one) => one.startsWith(start))).toBeDefined();
      return (texts.find((one) => one.startsWith(start)) ?? '').slice(start.length);
    };
    await seen('0');
    const auth = JSON.stringify({ protocol: 1, client, token: lab.tokens.sem });
    line.send(`40${auth.slice(0, -1)},"cursors":${cursors}}`);
    let id = 0;
    const call = async (event: string, body: string): Promise<unknown> => {
      line.send(`42${id}["${event}",${body}]`);
      return JSON.parse(await seen(`43${id++}`))[0];
    };
    const act = (n: number, more: string): Promise<unknown> => {
      const head = JSON.stringify({ installId, n, id: newId(), occurredAt: 1, sessionId: newId() });
      return call('intent', `${head.slice(0, -1)},${more}}`);
    };
    return { seen, call, act, close: () => line.terminate() };
  }

  test('SE-6 an act of arrays in arrays, or of a prototype, is refused for good, and the line goes on', async () => {
    const kiosk = await rawKiosk();
    await kiosk.seen('42["hello"');
    await kiosk.call('sign-in', JSON.stringify({ badge: lab.badges.ana }));
    const end = '"type":"session.end","outcome":"completed"';
    const invalid = { ok: false, code: 'invalid' };
    expect(await kiosk.act(1, `${end},"notes":${deep(20_000)}`)).toMatchObject({ n: 1, ...invalid });
    expect(await kiosk.act(2, `${end},"__proto__":{"isAdmin":true}`)).toMatchObject({ n: 2, ...invalid });
    expect(await kiosk.act(3, `${end},"constructor":{"prototype":{"isAdmin":true}}`)).toMatchObject({
      n: 3,
      ...invalid,
    });
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    const start = `"type":"session.start","equipmentId":"${lab.sem.id}"`;
    expect(await kiosk.act(4, start)).toMatchObject({ n: 4, ok: true });
    kiosk.close();
  });

  test('SE-6 the same in a handshake, in other messages and over HTTP', async () => {
    const stranger = await rawKiosk(`{"floor":${deep(20_000)}}`);
    expect(JSON.parse(await stranger.seen('44'))).toMatchObject({ data: { code: 'invalid', retryable: false } });
    const kiosk = await rawKiosk();
    await kiosk.seen('42["hello"');
    for (const event of ['sync', 'beat', 'sign-in']) {
      expect(await kiosk.call(event, deep(20_000))).toMatchObject({ ok: false, code: 'invalid' });
    }
    const headers = { 'content-type': 'application/json' };
    const body = `{"username":${deep(15_000)}}`;
    const response = await fetch(`${lab.hub.url}/api/v1/session`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(lab.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    for (const one of [stranger, kiosk]) one.close();
  });

  test('SE-6 an act of 64 KB and one byte is too large; twice a frame of that closes that line alone', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const calm = await kioskOf(lab, 'sem');
    const act = { type: 'session.end', sessionId: newId(), outcome: 'completed' };
    const head = { installId: kiosk.installId, n: 1, id: newId(), occurredAt: Date.now(), ...act, notes: '' };
    const notes = 'x'.repeat(64 * 1024 + 1 - JSON.stringify(head).length);
    expect(await kiosk.call('intent', { ...head, notes })).toMatchObject({ n: 1, ok: false, code: 'too-large' });
    kiosk.socket.emit('intent', { ...head, n: 2, notes: 'x'.repeat(128 * 1024) });
    await expect.poll(() => kiosk.socket.connected).toBe(false);
    expect(await calm.call('beat', { t0: 1, queued: 0 })).toHaveProperty('t1');
  });
});
