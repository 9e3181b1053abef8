import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditPage, AuditRecord } from '../../protocol/audit.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { hycon } from './hub-process.ts';

describe('audit', () => {
  let lab: TestLab;
  beforeEach(async () => {
    lab = await startLab();
  });
  afterEach(() => lab.close());

  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const ask = async (query = '', as = 'ida') => {
    const cookie = await signInCookie(lab.hub.url, as);
    return fetch(`${lab.hub.url}/api/v1/audit${query}`, { headers: { cookie } });
  };
  const records = async (query = ''): Promise<AuditRecord[]> =>
    ((await (await ask(query)).json()) as AuditPage).records;
  /** Without what the asking itself leaves behind, and without place and time. */
  const told = async () =>
    (await records())
      .filter((one) => one.user?.id !== lab.ida.id && one.source !== 'command-line')
      .map(({ n: _n, at: _at, ...rest }) => rest)
      .toReversed();

  test('AU-1 every act that took its number is recorded with person, station, address and answer', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const sessionId = newId();
    await kiosk.intent({ type: 'session.start', sessionId, equipmentId: lab.confocal.id });
    await kiosk.intent({ type: 'session.start', sessionId: newId(), equipmentId: lab.sem.id });
    await kiosk.intent({ type: 'session.end', sessionId, outcome: 'completed', offline: true, occurredAt: 5 });
    await kiosk.intent({ type: 'made.up', secret: 'hunter2' });
    const here = { source: 'station', station: named(lab.stations.confocal), address: '127.0.0.1' };
    const by = { ...here, user: named(lab.ana) };
    const [signedIn, started, elsewhere, ended, unknown, ...more] = await told();
    expect(more).toEqual([]);
    expect(signedIn).toEqual({ ...by, type: 'sign-in', result: 'ok', about: { shown: 'badge' } });
    const about = { equipmentId: lab.confocal.id, stationId: lab.stations.confocal.id, sessionId };
    expect(started).toEqual({ ...by, type: 'session.start', result: 'ok', about });
    expect(elsewhere).toMatchObject({ type: 'session.start', result: 'forbidden', about: { equipmentId: lab.sem.id } });
    expect(ended).toMatchObject({ ...by, type: 'session.end', occurredAt: 5, about: { sessionId } });
    expect(unknown).toEqual({ ...by, type: 'made.up', result: 'invalid', about: {} });
    expect(JSON.stringify(await records())).not.toContain('hunter2');
  });

  test('AU-1 a repeat and a jump leave no second record', async () => {
    const manager = await dashboardOf(lab, 'maria');
    const act = { id: newId(), type: 'equipment.create', equipmentId: newId(), name: 'HPLC' };
    await manager.intent(act, 1);
    await manager.intent(act, 1);
    await manager.intent({ ...act, id: newId() }, 9);
    expect((await told()).map((one) => one.type)).toEqual(['sign-in', 'equipment.create']);
  });

  test('AU-2 sign-ins and sign-outs are recorded, refused ones too, and never what was shown', async () => {
    const kiosk = await kioskOf(lab, 'sem');
    await kiosk.call('sign-in', { badge: 'badge-of-a-stranger' });
    await kiosk.call('sign-in', { username: 'ben', password: 'not-his-password' });
    await kiosk.call('sign-in', { username: 'a-password-typed-as-name', password: 'x' });
    await kiosk.call('sign-in', { badge: lab.badges.ben });
    await kiosk.call('sign-out', {});
    const cookie = await signInCookie(lab.hub.url, 'maria');
    await fetch(`${lab.hub.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    const at = { source: 'station', station: named(lab.stations.sem), address: '127.0.0.1' };
    const desk = { source: 'dashboard', address: '127.0.0.1', user: named(lab.maria) };
    expect(await told()).toEqual([
      { ...at, type: 'sign-in', result: 'unauthorized', about: { shown: 'badge' } },
      { ...at, type: 'sign-in', result: 'unauthorized', user: named(lab.ben), about: { shown: 'password' } },
      { ...at, type: 'sign-in', result: 'unauthorized', about: { shown: 'password' } },
      { ...at, type: 'sign-in', result: 'ok', user: named(lab.ben), about: { shown: 'badge' } },
      { ...at, type: 'sign-out', result: 'ok', user: named(lab.ben), about: {} },
      { ...desk, type: 'sign-in', result: 'ok', about: { shown: 'password' } },
      { ...desk, type: 'sign-out', result: 'ok', about: {} },
    ]);
    const all = JSON.stringify(await records());
    for (const shown of ['badge-of-a-stranger', 'not-his-password', 'a-password-typed-as-name']) {
      expect(all).not.toContain(shown);
    }
  });

  test('AU-2 what the audit can’t take is not done, or not said to be', async () => {
    const kiosk = await kioskOf(lab, 'sem');
    lab.hub.store.audit = () => Promise.reject(new Error('disk is gone'));
    expect(await kiosk.call('sign-in', { badge: lab.badges.ben })).toMatchObject({ code: 'storage-unavailable' });
  });

  test('AU-3 only an admin reads it, by person, type and time; the query is checked', async () => {
    for (const as of ['ana', 'maria']) expect((await ask('', as)).status).toBe(403);
    expect((await fetch(`${lab.hub.url}/api/v1/audit`)).status).toBe(401);
    expect((await ask('?limit=1000')).status).toBe(400);
    expect((await ask('?secret=1')).status).toBe(400);
    const only = await records(`?user=${lab.ana.id}&type=sign-in&limit=5`);
    expect(only.map((one) => [one.user?.name, one.type])).toEqual([[lab.ana.name, 'sign-in']]);
    expect(await records(`?since=${Date.now() + 60_000}`)).toEqual([]);
  });

  test('AU-6 the command line’s writes are recorded, and export audit prints all, oldest first', async () => {
    const added = await hycon(['equipment', 'add', 'HPLC', '--data', lab.folder, '--json']);
    const { id } = JSON.parse(added.out) as { id: string };
    const { out, code } = await hycon(['export', 'audit', '--data', lab.folder]);
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRecord);
    expect(lines.at(-1)).toMatchObject({
      type: 'equipment.created',
      source: 'command-line',
      result: 'ok',
      about: { equipmentId: id },
    });
    expect(lines.map((one) => one.n)).toEqual(lines.map((one) => one.n).toSorted((a, b) => a - b));
    const none = await hycon(['export', 'audit', '--data', lab.folder, '--since', String(Date.now() + 60_000)]);
    expect(none.out).toBe('');
  });
});

describe('audit of enrollment', () => {
  let lab: TestLab;
  let manager: string;
  beforeEach(async () => {
    lab = await startLab({ trustedProxies: '127.0.0.1' });
    manager = await signInCookie(lab.hub.url, 'maria');
  });
  afterEach(() => lab.close());

  const KIOSK = { 'x-forwarded-for': '192.0.2.10' };
  const desk = () => ({ 'x-forwarded-for': '192.0.2.20', cookie: manager });
  const post = async (path: string, body: object, headers: Record<string, string>) => {
    const response = await fetch(`${lab.hub.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const told = async () =>
    (await lab.hub.store.auditAfter(0, 100))
      .filter((one) => one.source !== 'command-line' && one.type !== 'sign-in')
      .map(({ n: _n, at: _at, ...rest }) => rest);

  test('AU-8 an enrollment by key is recorded with the addresses of who made the key and of the kiosk', async () => {
    const user = { id: lab.maria.id, name: lab.maria.name };
    const { key, enrollmentKey } = await post('enrollment-keys', {}, desk());
    const { station } = await post('enrollment', { key, name: 'PC-7' }, KIOSK);
    await post('enrollment', { key, name: 'PC-8' }, KIOSK);
    const kiosk = { source: 'station', station: { id: station.id, name: 'PC-7' }, address: '192.0.2.10', result: 'ok' };
    const about = { enrollmentKeyId: enrollmentKey.id };
    expect(await told()).toEqual([
      { source: 'dashboard', user, address: '192.0.2.20', type: 'enrollment-key.created', result: 'ok', about },
      { ...kiosk, type: 'station.enrolled', about: { stationId: station.id } },
      { ...kiosk, type: 'enrollment-key.used', about },
      { source: 'station', address: '192.0.2.10', type: 'station.enroll', result: 'forbidden', about: {} },
    ]);
  });

  test('AU-8 a pairing is recorded with the manager’s address and the kiosk’s; a wrong code too, without the code', async () => {
    const user = { id: lab.maria.id, name: lab.maria.name };
    const { code } = await post('enrollment', {}, KIOSK);
    const place = { name: 'By the door', equipmentIds: [] };
    await post('pairings', { code: 'ACDEFGHJ', ...place }, desk());
    const { station } = await post('pairings', { code, ...place }, desk());
    const by = { source: 'dashboard', user, address: '192.0.2.20' };
    expect(await told()).toEqual([
      { ...by, type: 'station.pair', result: 'not-found', about: {} },
      {
        ...by,
        type: 'station.enrolled',
        result: 'ok',
        about: { stationId: station.id, kioskAddress: '192.0.2.10' },
      },
    ]);
    const all = JSON.stringify(await lab.hub.store.auditAfter(0, 100));
    for (const secret of [code, 'ACDEFGHJ']) expect(all).not.toContain(secret);
  });

  test('AU-8 a lock is recorded with the address of the try that brought it', async () => {
    const session = { username: 'ana', password: 'wrong' };
    for (let i = 0; i < 5; i++) await post('session', session, KIOSK);
    expect(await told()).toMatchObject([{ type: 'sign-in.locked', address: '192.0.2.10', source: 'dashboard' }]);
  });
});
