import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WALL_ROUTE, WALLS_ROUTE, type Walls } from '../../protocol/wall.ts';
import { WEB_SIGN_IN_MS } from '../../server/identity/sign-in.ts';
import { kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { type Answer, connect, refusalOf } from './wire-client.ts';

describe('a wall', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const asPerson = async (username: string) => ({ cookie: await signInCookie(lab.hub.url, username) });
  async function keep(headers: Record<string, string>, name = 'Corridor') {
    const response = await fetch(lab.hub.url + WALL_ROUTE, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name }),
    });
    return {
      status: response.status,
      cookies: response.headers.getSetCookie(),
      answer: (await response.json()) as Answer,
    };
  }
  /** The cookie of a wall that the manager made. */
  async function keptWall(): Promise<{ cookie: string; feedId: string }> {
    const { cookies, answer } = await keep(await asPerson('maria'));
    return { cookie: cookies[0]?.split(';')[0] ?? '', feedId: answer.feed.id };
  }

  test('WL-1 whoever runs the lab makes it, in a cookie that no script reads; nobody is told its token', async () => {
    const { status, cookies, answer } = await keep(await asPerson('maria'));
    expect([status, answer]).toEqual([201, { feed: { id: expect.any(String), name: 'Corridor' } }]);
    expect(cookies).toEqual([
      expect.stringMatching(/^hycon_wall=hycon_feed_\S+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    const { records } = await lab.hub.store.auditBefore({ limit: 1, type: 'feed.create' });
    expect(records).toMatchObject([
      { user: { name: 'Maria' }, address: '127.0.0.1', about: { feedId: answer.feed.id } },
    ]);
  });

  test('WL-1 researchers, strangers, feeds, other walls and foreign pages make none', async () => {
    const { cookie } = await keptWall();
    const authorization = `Bearer ${cookie.split('=')[1]}`;
    expect(await keep(await asPerson('ana'))).toMatchObject({ status: 403, cookies: [] });
    expect(await keep({})).toMatchObject({ status: 401, cookies: [] });
    expect(await keep({ cookie })).toMatchObject({ status: 401, cookies: [] });
    expect(await keep({ authorization })).toMatchObject({ status: 403, cookies: [] });
    const foreign = { ...(await asPerson('maria')), origin: 'https://elsewhere.example' };
    expect(await keep(foreign)).toMatchObject({ status: 403, cookies: [] });
    expect(await lab.hub.store.feeds()).toHaveLength(1);
  });

  test('WL-2 it follows the floor alone, does nothing, and its cookie opens nothing else', async () => {
    const { cookie } = await keptWall();
    const wall = await connect(lab.hub.url, { kind: 'feed', headers: { cookie } });
    expect(wall.hello).toMatchObject({ channels: ['floor'], actor: { kind: 'feed', name: 'Corridor' } });
    const act = { type: 'announcement.post', text: 'From the wall' };
    expect(await wall.intent(act)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await refusalOf(lab.hub.url, { kind: 'person', headers: { cookie } })).toMatchObject({
      code: 'unauthorized',
    });
    const elsewhere = { cookie, origin: 'https://elsewhere.example' };
    expect(await refusalOf(lab.hub.url, { kind: 'feed', headers: elsewhere })).toMatchObject({ code: 'forbidden' });
    for (const path of ['session', 'settings', 'audit', 'sessions'])
      expect((await fetch(`${lab.hub.url}/api/v1/${path}`, { headers: { cookie } })).status, path).toBe(401);
  });

  test('WL-3 it is live after every sign-in has run out, and over a restart; opened again, it is kept as long again', async () => {
    const { cookie, feedId } = await keptWall();
    const at = lab.clock.now() + 30 * WEB_SIGN_IN_MS;
    lab.clock.now = () => at;
    await lab.restart();
    const which = await fetch(lab.hub.url + WALL_ROUTE, { headers: { cookie } });
    expect(await which.json()).toEqual({ feed: { id: feedId, name: 'Corridor' } });
    expect(which.headers.getSetCookie()).toEqual([expect.stringContaining(`${cookie}; Max-Age=34560000`)]);
    const wall = await connect(lab.hub.url, { kind: 'feed', headers: { cookie } });
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const start = { type: 'session.start', sessionId: crypto.randomUUID(), equipmentId: lab.confocal.id };
    expect(await kiosk.intent(start)).toMatchObject({ ok: true });
    await expect.poll(() => wall.factsOf('floor').at(-1)).toMatchObject({ type: 'session.started' });
  });

  test('WL-3 revoked, it is told so, and its cookie opens nothing any more', async () => {
    const { cookie, feedId } = await keptWall();
    const wall = await connect(lab.hub.url, { kind: 'feed', headers: { cookie } });
    const revoke = { method: 'DELETE', headers: await asPerson('ida') };
    expect((await fetch(`${lab.hub.url}/api/v1/feeds/${feedId}`, revoke)).status).toBe(204);
    expect(await wall.seen('bye')).toMatchObject({ code: 'unauthorized', retryable: false });
    expect(await refusalOf(lab.hub.url, { kind: 'feed', headers: { cookie } })).toMatchObject({ code: 'unauthorized' });
    const which = await fetch(lab.hub.url + WALL_ROUTE, { headers: { cookie } });
    expect([which.status, which.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('WL-5 whoever made a wall lists and revokes it; of others’ they neither see nor end any; an admin ends all', async () => {
    const [maria, ida, ana] = [await asPerson('maria'), await asPerson('ida'), await asPerson('ana')];
    const mine = (await keep(maria, 'Corridor')).answer.feed.id as string;
    const theirs = (await keep(ida, 'Foyer')).answer.feed.id as string;
    const listed = async (headers: Record<string, string>) => {
      const response = await fetch(lab.hub.url + WALLS_ROUTE, { headers });
      return response.status === 200
        ? ((await response.json()) as Walls).walls.map(({ name }) => name)
        : response.status;
    };
    const revoke = async (feedId: string, headers: Record<string, string>) =>
      (await fetch(`${lab.hub.url}/api/v1/feeds/${feedId}`, { method: 'DELETE', headers })).status;
    expect([await listed(maria), await listed(ida)]).toEqual([['Corridor'], ['Foyer']]);
    expect([await listed(ana), await listed({})]).toEqual([403, 401]);
    expect([await revoke(theirs, maria), await revoke(mine, ana), await revoke(mine, {})]).toEqual([403, 403, 401]);
    expect(await lab.hub.store.feeds()).toHaveLength(2);
    expect([await revoke(mine, maria), await revoke(mine, maria)]).toEqual([204, 404]);
    const { records } = await lab.hub.store.auditBefore({ limit: 1, type: 'feed.revoke' });
    expect(records).toMatchObject([{ user: { name: 'Maria' }, address: '127.0.0.1', about: { feedId: mine } }]);
    expect(await listed(maria)).toEqual([]);
    const program = {
      method: 'POST',
      headers: { ...ida, 'content-type': 'application/json' },
      body: '{"name":"Grafana"}',
    };
    expect((await fetch(`${lab.hub.url}/api/v1/feeds`, program)).status).toBe(201);
    expect(await listed(ida)).toEqual(['Foyer']);
    const another = (await keep(maria, 'Canteen')).answer.feed.id as string;
    expect([await revoke(another, ida), await revoke(theirs, ida)]).toEqual([204, 204]);
  });

  test('WL-5 a manager’s revoked wall is told so at once', async () => {
    const { cookie, feedId } = await keptWall();
    const wall = await connect(lab.hub.url, { kind: 'feed', headers: { cookie } });
    const revoke = { method: 'DELETE', headers: await asPerson('maria') };
    expect((await fetch(`${lab.hub.url}/api/v1/feeds/${feedId}`, revoke)).status).toBe(204);
    expect(await wall.seen('bye')).toMatchObject({ code: 'unauthorized', retryable: false });
  });
});
