import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PAIRING_ALPHABET, PAIRING_CODE_MS } from '../../protocol/enrollment.ts';
import type { Equipment } from '../../protocol/entities.ts';
import { newToken } from '../../server/identity/hashes.ts';
import { confirmCode, postTo } from './enrollment-asks.ts';
import { dashboardOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { hycon } from './hub-process.ts';
import { type Answer, connect, refusalOf } from './wire-client.ts';

const DAY_MS = 24 * 3_600_000;

describe('enrollment', () => {
  let lab: TestLab;
  let manager: string;
  beforeEach(async () => {
    lab = await startLab();
    manager = await signInCookie(lab.hub.url, 'maria');
  });
  afterEach(() => lab.close());

  const post = (path: string, body: object, headers?: Record<string, string>) => postTo(lab, path, body, headers);
  const whoAmI = async (headers: Record<string, string>): Promise<Answer> =>
    (await fetch(`${lab.hub.url}/api/v1/enrollment`, { headers })).json();
  const makeKey = (body: object = {}) => post('enrollment-keys', body, { cookie: manager });
  const confirm = (code: string, over: object = {}) => confirmCode(lab, manager, { code, ...over });

  describe('by key', () => {
    test('EN-2 a kiosk with a key becomes a station of its own, and others hear of it', async () => {
      const dashboard = await dashboardOf(lab, 'maria');
      const { key, enrollmentKey } = await makeKey({ name: 'Delivery', uses: 2, validMs: DAY_MS });
      expect(key).toMatch(/^hycon_enrollment_[A-Za-z0-9_-]{43}$/);
      expect(enrollmentKey).toMatchObject({ name: 'Delivery', maxUses: 2, uses: 0 });
      const first = await post('enrollment', { key, name: 'PC-0417' });
      const second = await post('enrollment', { key, name: 'PC-0418' });
      expect(first).toMatchObject({ status: 200, state: 'enrolled', station: { name: 'PC-0417', equipmentIds: [] } });
      expect(second.station.id).not.toBe(first.station.id);
      const kiosk = await connect(lab.hub.url, { token: first.token });
      expect(kiosk.hello.actor).toMatchObject({ kind: 'station', station: { id: first.station.id } });
      await dashboard.seen('facts', (body: Answer) =>
        body.facts.some((one: Answer) => one.type === 'enrollment-key.used' && one.enrollmentKey.uses === 2),
      );
      expect(dashboard.factsOf('floor')).toMatchObject([{ type: 'station.enrolled' }, { type: 'station.enrolled' }]);
    });

    test('EN-2 asked again with the same token, after a lost answer, it is the same station and no use is lost', async () => {
      const { key } = await makeKey();
      const token = newToken('station');
      const first = await post('enrollment', { key, token, name: 'PC' });
      const again = await post('enrollment', { key, token, name: 'PC' });
      expect(first).toMatchObject({ state: 'enrolled' });
      expect(again.station).toEqual(first.station);
      expect(first).not.toHaveProperty('token');
    });

    test('EN-3 a key that is unknown, used up, run out or revoked says which', async () => {
      const used = await makeKey();
      await post('enrollment', { key: used.key });
      expect(await post('enrollment', { key: used.key })).toMatchObject({ status: 403, message: /as often as it may/ });
      const old = await makeKey({ validMs: DAY_MS });
      lab.clock.now = () => Date.now() + DAY_MS;
      expect(await post('enrollment', { key: old.key })).toMatchObject({ status: 403, message: /has run out/ });
      lab.clock.now = () => Date.now();
      const dead = await makeKey();
      const dashboard = await dashboardOf(lab, 'maria');
      await dashboard.intent({ type: 'enrollment-key.revoke', enrollmentKeyId: dead.enrollmentKey.id });
      expect(await post('enrollment', { key: dead.key })).toMatchObject({ status: 403, message: /was revoked/ });
      expect(await post('enrollment', { key: 'hycon_enrollment_guess' })).toMatchObject({
        status: 401,
        code: 'unauthorized',
      });
    });

    test('EN-3 of many kiosks at once a key lets in as many as it says', async () => {
      const { key } = await makeKey({ uses: 3 });
      const all = await Promise.all(Array.from({ length: 8 }, () => post('enrollment', { key })));
      expect(all.filter((one) => one.state === 'enrolled')).toHaveLength(3);
    });

    test('EN-1 the command line makes a key beside a running hub', async () => {
      const add = async (...args: string[]) => hycon(['enrollment-key', 'add', '--data', lab.folder, ...args]);
      const made = await add('--expires', '12h', '--uses', '2', '--name', 'Delivery', '--json');
      expect(made).toMatchObject({ code: 0, err: '' });
      const { key, ...kept } = JSON.parse(made.out) as Answer;
      expect(kept).toMatchObject({ name: 'Delivery', maxUses: 2, uses: 0 });
      expect(kept.expiresAt - kept.createdAt).toBeCloseTo(DAY_MS / 2, -4);
      expect(await post('enrollment', { key })).toMatchObject({ state: 'enrolled' });
      expect((await add()).out).toMatch(/enrolls one kiosk until .+: hycon_enrollment_\S+\n$/);
      for (const wrong of [
        ['--expires', 'soon'],
        ['--expires', '2020-01-01'],
        ['--expires', '0d'],
        ['--uses', '0'],
      ]) {
        expect(await add(...wrong)).toMatchObject({ code: 1, out: '', err: /won’t do as/ });
      }
    });
  });

  describe('by code', () => {
    test('EN-4 a kiosk shows a code, a manager confirms it, and its token is a station’s', async () => {
      const { code, token, ...waiting } = await post('enrollment', {});
      expect(waiting).toMatchObject({ status: 200, state: 'waiting', expiresInMs: PAIRING_CODE_MS });
      expect(code).toMatch(new RegExp(`^[${PAIRING_ALPHABET}]{8}$`));
      const bearer = { authorization: `Bearer ${token}` };
      expect(await refusalOf(lab.hub.url, { token })).toMatchObject({ code: 'unauthorized', retryable: false });
      expect(await whoAmI(bearer)).toMatchObject({ state: 'waiting' });
      const typed = `${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase();
      const { status, station } = await confirm(typed);
      expect(status).toBe(201);
      expect(station).toMatchObject({ name: 'New kiosk', equipmentIds: [lab.sem.id] });
      expect(await whoAmI(bearer)).toEqual({ state: 'enrolled', station });
      const kiosk = await connect(lab.hub.url, { token });
      const floor = kiosk.snapshots('floor')[0]?.state as { equipment: Record<string, Equipment> };
      expect(floor.equipment[lab.sem.id]?.stationIds).toEqual([lab.stations.sem.id, station.id].sort());
    });

    test('EN-5 a code that was used is refused the second time', async () => {
      const { code } = await post('enrollment', {});
      await confirm(code);
      expect(await confirm(code)).toMatchObject({ status: 409, code: 'conflict', message: /used before/ });
    });

    test('EN-5 a wrong code, one that was replaced, and one that has run out', async () => {
      const token = newToken('station');
      const first = await post('enrollment', { token });
      const second = await post('enrollment', { token });
      expect(await confirm(first.code)).toMatchObject({ status: 404, code: 'not-found' });
      lab.clock.now = () => Date.now() + PAIRING_CODE_MS;
      expect(await confirm(second.code)).toMatchObject({ status: 403, message: /has run out/ });
      expect(await whoAmI({ authorization: `Bearer ${token}` })).toMatchObject({ code: 'not-found' });
      expect(await confirm('nonsense!')).toMatchObject({ status: 400, code: 'invalid', path: 'code' });
    });

    test('EN-5 two managers confirm the same code: it is one station', async () => {
      const { code } = await post('enrollment', {});
      const both = await Promise.all([confirm(code), confirm(code)]);
      expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    });

    test('EN-5 unknown equipment is refused, and the code still serves', async () => {
      const { code } = await post('enrollment', {});
      expect(await confirm(code, { equipmentIds: [newId()] })).toMatchObject({ status: 404 });
      expect(await confirm(code)).toMatchObject({ status: 201 });
    });

    test('EN-6 after five tries there are no more for a while, and then there are', async () => {
      const { code } = await post('enrollment', {});
      for (let tries = 0; tries < 5; tries++) expect(await confirm('ACDEFGHJ')).toMatchObject({ status: 404 });
      const sixth = await confirm(code);
      expect(sixth).toMatchObject({ status: 429, code: 'rate-limited' });
      lab.clock.now = () => Date.now() + sixth.retryAfterMs;
      expect(await confirm(code)).toMatchObject({ status: 201 });
    });

    test('EN-7 a researcher, nobody, and a foreign page confirm nothing and make no key', async () => {
      const { code } = await post('enrollment', {});
      const body = { code, name: 'Mine', equipmentIds: [] };
      const researcher = { cookie: await signInCookie(lab.hub.url, 'ana') };
      const foreign = { cookie: manager, origin: 'https://elsewhere.example' };
      for (const [headers, status] of [
        [researcher, 403],
        [{}, 401],
        [foreign, 403],
      ] as const) {
        expect(await post('pairings', body, headers)).toMatchObject({ status });
        expect(await post('enrollment-keys', {}, headers)).toMatchObject({ status });
      }
      expect(await post('enrollment', {}, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
      expect(await confirm(code)).toMatchObject({ status: 201 });
    });

    test('EN-4 a hub that is started again in between changes nothing', async () => {
      const { code, token } = await post('enrollment', {});
      await lab.restart();
      expect(await confirm(code)).toMatchObject({ status: 201 });
      await lab.restart();
      expect((await connect(lab.hub.url, { token })).hello.actor).toMatchObject({ kind: 'station' });
    });
  });

  describe('in a browser', () => {
    const cookieOf = (answer: Answer): string => answer.cookies[0].split(';')[0];

    test('EN-12 the token is in an httpOnly cookie, and in no answer', async () => {
      const asked = await post('enrollment', { keep: 'cookie' });
      expect(asked).toMatchObject({ state: 'waiting', seat: expect.any(String) });
      expect(asked).not.toHaveProperty('token');
      expect(asked.cookies[0]).toMatch(/^hycon_station_.+; HttpOnly; SameSite=Strict/);
      const cookie = cookieOf(asked);
      const { station } = await confirm(asked.code);
      expect(await whoAmI({ cookie })).toEqual({ state: 'enrolled', station, seat: asked.seat });
      const auth = { seat: asked.seat };
      const kiosk = await connect(lab.hub.url, { auth, headers: { cookie } });
      expect(kiosk.hello.actor).toMatchObject({ station: { id: station.id } });
      expect(await refusalOf(lab.hub.url, { auth: { seat: 'x'.repeat(12) }, headers: { cookie } })).toMatchObject({
        code: 'unauthorized',
      });
    });

    test('EN-12 a page that asks again keeps its token; two stations in one browser are two', async () => {
      const first = await post('enrollment', { keep: 'cookie' });
      const again = await post('enrollment', { keep: 'cookie' }, { cookie: cookieOf(first) });
      expect(again.seat).toBe(first.seat);
      const one = await post('enrollment', { keep: 'cookie', token: lab.tokens.confocal });
      const two = await post('enrollment', { keep: 'cookie', token: lab.tokens.sem });
      const cookie = `${cookieOf(one)}; ${cookieOf(two)}`;
      for (const [seat, station] of [
        [one.seat, lab.stations.confocal],
        [two.seat, lab.stations.sem],
      ]) {
        const kiosk = await connect(lab.hub.url, { auth: { seat }, headers: { cookie } });
        expect(kiosk.hello.actor).toMatchObject({ station: { id: station.id } });
      }
    });

    test('EN-12 an address can’t plant a token that is no station’s', async () => {
      const planted = newToken('station');
      await post('enrollment', { token: planted });
      expect(await post('enrollment', { keep: 'cookie', token: planted })).toMatchObject({ status: 401, cookies: [] });
    });
  });

  test('EN-8 no key, code or token lies in the store or the log as it is', async () => {
    const { key } = await makeKey();
    const byKey = await post('enrollment', { key });
    const { code, token } = await post('enrollment', {});
    await confirm(code);
    const files = ['hycon.db', 'hycon.db-wal'].map((name) => readFileSync(join(lab.folder, name), 'latin1'));
    for (const secret of [key, byKey.token, code, token]) {
      for (const text of [...files, lab.log.join('\n')]) expect(text).not.toContain(secret);
    }
  });
});
