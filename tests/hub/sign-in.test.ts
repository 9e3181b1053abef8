import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { dashboardOf, kioskOf, PASSWORD, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

const PIN = '258014';
const WRONG = { ok: false, code: 'unauthorized' };
const LOCKED = { ok: false, code: 'rate-limited' };

describe('signing in', () => {
  let lab: TestLab;
  let manager: WireClient;
  let kiosk: WireClient;
  beforeEach(async () => {
    lab = await startLab({ signInResearcher: ['badge+pin', 'password'] });
    manager = await dashboardOf(lab, 'maria');
    kiosk = await kioskOf(lab, 'confocal');
    for (const userId of [lab.ana.id, lab.maria.id]) {
      await manager.intent({ type: 'user.set-credentials', userId, pin: PIN });
    }
  });
  afterEach(() => lab.close());

  const badge = (pin?: string) => kiosk.call('sign-in', { badge: lab.badges.ana, ...(pin !== undefined && { pin }) });
  const later = (ms: number) => {
    const at = lab.clock.now() + ms;
    lab.clock.now = () => at;
  };

  test('ID-7 ID-8 where a badge is not enough its PIN is asked for, of managers always', async () => {
    expect(await badge()).toMatchObject({ ok: false, code: 'pin-required' });
    expect(await badge('0000')).toMatchObject(WRONG);
    expect(await badge(PIN)).toMatchObject({ ok: true, user: { username: 'ana' } });
    expect(await kiosk.call('sign-in', { badge: lab.badges.ben })).toMatchObject(WRONG);
    expect(await kiosk.call('sign-in', { badge: lab.badges.maria })).toMatchObject({ code: 'pin-required' });
    const maria = await kiosk.call('sign-in', { badge: lab.badges.maria, pin: PIN });
    expect(maria).toMatchObject({ ok: true, user: { role: 'manager' } });
  });

  test('ID-7 a policy without passwords holds at the kiosk and not at the desk', async () => {
    await lab.close();
    lab = await startLab({ signInResearcher: 'badge' });
    kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('sign-in', { username: 'ana', password: PASSWORD })).toMatchObject(WRONG);
    expect(await kiosk.call('sign-in', { badge: lab.badges.ana })).toMatchObject({ ok: true });
    expect((await dashboardOf(lab, 'ana')).hello.actor).toMatchObject({ kind: 'person' });
  });

  test('ID-7 those who run the lab by badge alone: the hub does not start, and says which setting', () => {
    const bad = () => readConfig({}, { HYCON_SIGN_IN_MANAGER: 'badge,password' });
    expect(bad).toThrow(ConfigError);
    expect(bad).toThrow(/signInManager: .*never sign in by badge alone/);
    expect(() => readConfig({}, { HYCON_SIGN_IN_RESEARCHER: 'face' })).toThrow(/signInResearcher/);
  });

  test('ID-9 ID-11 five wrong PINs lock, the right one too; a fact says so; the lock outlives the hub; time ends it', async () => {
    for (let i = 0; i < 5; i++) expect(await badge('0000')).toMatchObject(WRONG);
    expect(await badge(PIN)).toMatchObject({ ...LOCKED, retryAfterMs: expect.any(Number) });
    expect(await badge()).toMatchObject(LOCKED);
    expect(await kiosk.call('sign-in', { username: 'ana', password: PASSWORD })).toMatchObject(LOCKED);
    const told = () => manager.factsOf('staff').filter((one) => one.type === 'sign-in.locked');
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]).toMatchObject({
      lock: { id: lab.ana.id, kind: 'user', name: 'Ana', tries: 5 },
      by: { station: { name: 'Kiosk Confocal' } },
    });
    await lab.restart();
    kiosk = await kioskOf(lab, 'confocal');
    expect(await badge(PIN)).toMatchObject(LOCKED);
    later(30_000);
    expect(await badge('0000')).toMatchObject(WRONG);
    later(59_000);
    expect(await badge(PIN)).toMatchObject(LOCKED);
    later(1_000);
    expect(await badge(PIN)).toMatchObject({ ok: true });
    expect(await badge('0000')).toMatchObject(WRONG);
  });

  test('ID-11 a manager lifts a lock, and that is a fact', async () => {
    for (let i = 0; i < 5; i++) await badge('0000');
    const lift = { type: 'sign-in.unlock', lockedId: lab.ana.id };
    expect(await (await dashboardOf(lab, 'ben')).intent(lift)).toMatchObject({ code: 'forbidden' });
    expect(await manager.intent(lift)).toMatchObject({ ok: true, result: { lock: { id: lab.ana.id } } });
    await expect
      .poll(() => manager.factsOf('staff').at(-1))
      .toMatchObject({ type: 'sign-in.unlocked', by: { user: { name: 'Maria' } } });
    expect(await badge(PIN)).toMatchObject({ ok: true });
    expect(await manager.intent(lift)).toMatchObject({ code: 'not-found' });
  });

  test('ID-10 an unknown name gets the same words and the same work, and locks alike', async () => {
    const tryAs = (username: string) => kiosk.call('sign-in', { username, password: 'not the one' });
    for (let i = 0; i < 5; i++) expect(await tryAs('nobody')).toEqual(await tryAs('ben'));
    const [unknown, known] = [await tryAs('nobody'), await tryAs('ben')];
    expect(unknown).toMatchObject(LOCKED);
    expect({ ...unknown, retryAfterMs: 0 }).toEqual({ ...known, retryAfterMs: 0 });
  });

  describe('a user name that strangers guess at', () => {
    const atDesk = async (address: string, password: string, username = 'ana') => {
      const response = await fetch(`${lab.hub.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ username, password }),
      });
      return response.status;
    };
    const [OWN, STRANGER, ANOTHER] = ['192.0.2.1', '198.51.100.7', '203.0.113.9'];
    beforeEach(async () => {
      await lab.close();
      lab = await startLab({ trustedProxies: ['127.0.0.1'], signInResearcher: ['badge+pin', 'password'] });
      manager = await dashboardOf(lab, 'maria');
      kiosk = await kioskOf(lab, 'confocal');
      await manager.intent({ type: 'user.set-credentials', userId: lab.ana.id, pin: PIN });
    });
    const guess = async (address: string, username = 'ana') => {
      for (let i = 0; i < 5; i++) expect(await atDesk(address, 'not the one', username)).toBe(401);
      expect(await atDesk(address, PASSWORD, username)).toBe(429);
    };

    test('ID-15 is locked for them together, and open where its person has signed in before, and to the badge', async () => {
      expect(await atDesk(OWN, PASSWORD)).toBe(200);
      await guess(STRANGER);
      expect(await atDesk(ANOTHER, PASSWORD), 'strangers have one count, wherever they are').toBe(429);
      expect(await atDesk(OWN, PASSWORD)).toBe(200);
      expect(await badge(PIN)).toMatchObject({ ok: true });
      expect(await atDesk(STRANGER, PASSWORD), 'what is right at home opens nothing for strangers').toBe(429);
      expect(
        await kiosk.call('sign-in', { username: 'ana', password: PASSWORD }),
        'a PIN was right here',
      ).toMatchObject({
        ok: true,
      });
      const other = await kioskOf(lab, 'sem');
      expect(await other.call('sign-in', { username: 'ana', password: PASSWORD })).toMatchObject(LOCKED);
    });

    test('ID-15 the own place locks by itself, and stays known when it is over and when a manager lifts the lock', async () => {
      expect(await atDesk(OWN, PASSWORD)).toBe(200);
      await lab.restart();
      await guess(OWN);
      expect(await atDesk(STRANGER, PASSWORD), 'those elsewhere have guessed nothing').toBe(200);
      await guess(ANOTHER);
      manager = await dashboardOf(lab, 'maria');
      expect(await manager.intent({ type: 'sign-in.unlock', lockedId: lab.ana.id })).toMatchObject({ ok: true });
      expect(await atDesk(OWN, PASSWORD)).toBe(200);
      expect(await atDesk(ANOTHER, PASSWORD)).toBe(200);
      await guess('198.51.100.99');
      expect(await atDesk(OWN, PASSWORD)).toBe(200);
      later(36 * 86_400_000);
      await guess('198.51.100.98');
      expect(await atDesk(OWN, PASSWORD), 'a place is forgotten after five weeks').toBe(429);
    });

    test('ID-10 ID-15 nobody’s name is told by it: at a place that is not its person’s it locks as an unknown one', async () => {
      for (const name of ['ana', 'nobody']) await guess(STRANGER, name);
      for (const name of ['ana', 'nobody']) expect(await atDesk(ANOTHER, PASSWORD, name)).toBe(429);
    });
  });

  test('ID-12 twenty unknown badges lock the station, for everyone, and a manager lifts it', async () => {
    for (let i = 0; i < 19; i++) expect(await kiosk.call('sign-in', { badge: `x${i}` })).toMatchObject(WRONG);
    expect(await badge(PIN)).toMatchObject({ ok: true });
    expect(await kiosk.call('sign-in', { badge: 'x19' })).toMatchObject(WRONG);
    expect(await badge()).toMatchObject(LOCKED);
    const other = await kioskOf(lab, 'sem');
    expect(await other.call('sign-in', { badge: lab.badges.ana, pin: PIN })).toMatchObject({ ok: true });
    const lift = { type: 'sign-in.unlock', lockedId: lab.stations.confocal.id };
    expect(await manager.intent(lift)).toMatchObject({ ok: true });
    expect(await badge(PIN)).toMatchObject({ ok: true });
  });

  test('ID-13 of a thousand wrong PINs at once five are judged', async () => {
    const other = await kioskOf(lab, 'sem');
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        (i % 2 === 0 ? kiosk : other).call('sign-in', { badge: lab.badges.ana, pin: String(100_000 + i) }),
      ),
    );
    expect(answers.filter((one) => one.code === 'unauthorized')).toHaveLength(5);
    expect(answers.filter((one) => one.code === 'rate-limited')).toHaveLength(995);
  });

  test.each([
    "<script>alert('x')</script>",
    "' or 1=1 --",
    '{"$ne":null}',
    '../../etc/passwd',
    '4711\u0000',
    '\u202e1174',
  ])('ID-14 a badge that reads %s is refused, and is nowhere', async (typed) => {
    expect(await kiosk.call('sign-in', { badge: typed })).toMatchObject(WRONG);
    expect(await kiosk.call('sign-in', { badge: typed, pin: typed })).toMatchObject({ ok: false });
    const said = JSON.stringify([kiosk.frames, lab.log]);
    expect(said).not.toContain(JSON.stringify(typed).slice(1, -1));
    const start = { type: 'session.start', sessionId: newId(), equipmentId: lab.confocal.id };
    expect(await kiosk.intent(start)).toMatchObject({ ok: false, code: 'unauthorized' });
  });
});
