import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../protocol/facts.ts';
import type { StaffState } from '../../protocol/staff.ts';
import type { Snapshot } from '../../protocol/wire.ts';
import { dashboardOf, kioskOf, signInCookie, startLab, type TestLab } from './hub-fixture.ts';
import { refusalOf, type WireClient } from './wire-client.ts';

const DAY_MS = 24 * 3_600_000;

describe('people', () => {
  let lab: TestLab;
  let manager: WireClient;
  let admin: WireClient;
  beforeEach(async () => {
    lab = await startLab();
    manager = await dashboardOf(lab, 'maria');
    admin = await dashboardOf(lab, 'ida');
  });
  afterEach(() => lab.close());

  const cleo = (over: object = {}) => ({
    type: 'user.create',
    userId: newId(),
    username: 'cleo',
    name: 'Cleo',
    role: 'researcher',
    badge: 'badge-number-of-cleo',
    pin: '258014',
    password: 'passphrase of cleo',
    ...over,
  });
  const start = (over: object = {}) => ({
    type: 'session.start',
    sessionId: newId(),
    equipmentId: lab.confocal.id,
    ...over,
  });
  const usersOf = (client: WireClient): StaffState['users'] =>
    (client.snapshots('staff')[0]?.state as StaffState | undefined)?.users ?? {};

  test('PE-2 a person is created, changed, and signs in; no secret is in a fact, an answer, the log or the store', async () => {
    const intent = cleo();
    const created = await manager.intent(intent);
    const user = {
      id: intent.userId,
      username: 'cleo',
      name: 'Cleo',
      role: 'researcher',
      signsInWith: ['badge', 'pin', 'password'],
    };
    expect(created).toMatchObject({ ok: true, result: { user } });
    await expect.poll(() => admin.factsOf('staff')).toHaveLength(1);
    expect(admin.factsOf('staff')[0]).toMatchObject({ type: 'user.created', user, by: { user: { name: 'Maria' } } });
    const kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('sign-in', { badge: intent.badge })).toMatchObject({ ok: true, user: { name: 'Cleo' } });
    const changed = await manager.intent({ type: 'user.update', userId: intent.userId, name: 'Cleopatra' });
    expect(changed).toMatchObject({ result: { user: { ...user, name: 'Cleopatra' } } });
    const less = { type: 'user.set-credentials', userId: intent.userId, remove: ['badge'], pin: '903817' };
    expect(await manager.intent(less)).toMatchObject({ result: { user: { signsInWith: ['pin', 'password'] } } });
    await expect.poll(() => admin.factsOf('staff').at(-1)?.type).toBe('user.credentials-changed');

    const files = ['hycon.db', 'hycon.db-wal'].map((name) => readFileSync(join(lab.folder, name), 'latin1'));
    const said = JSON.stringify([admin.frames, manager.frames, created]);
    for (const secret of [intent.badge, intent.pin, intent.password, '903817']) {
      for (const text of [...files, lab.log.join('\n'), said]) expect(text).not.toContain(secret);
    }
  });

  test('PE-3 a manager neither makes nor changes those who run the lab, nor their own role', async () => {
    const forbidden = { ok: false, code: 'forbidden' };
    for (const role of ['manager', 'admin']) expect(await manager.intent(cleo({ role }))).toMatchObject(forbidden);
    for (const userId of [lab.ida.id, lab.maria.id]) {
      expect(await manager.intent({ type: 'user.update', userId, role: 'admin' })).toMatchObject(forbidden);
    }
    expect(await manager.intent({ type: 'user.update', userId: lab.ana.id, role: 'manager' })).toMatchObject(forbidden);
    const password = 'a password of another';
    const take = { type: 'user.set-credentials', userId: lab.ida.id, password };
    expect(await manager.intent(take)).toMatchObject(forbidden);
    expect(await manager.intent({ type: 'user.deactivate', userId: lab.ida.id })).toMatchObject(forbidden);
    expect(await manager.intent({ ...take, userId: lab.maria.id })).toMatchObject({ ok: true });
    expect(await admin.intent({ type: 'user.update', userId: lab.ana.id, role: 'manager' })).toMatchObject({
      ok: true,
    });
  });

  test('PE-3 a researcher asks for nothing of this over the raw wire, and ends nobody else’s session', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const started = await kiosk.intent(start());
    const raw = await dashboardOf(lab, 'ben');
    const lift = { type: 'user.update', userId: lab.ben.id, role: 'admin' };
    expect(await raw.intent(lift)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await raw.intent({ ...lift, by: { user: lab.ida } })).toMatchObject({ ok: false, code: 'invalid' });
    const { session } = started.result as { session: { id: string } };
    const end = { type: 'session.end', sessionId: session.id, outcome: 'completed', reason: 'Mine now' };
    expect(await raw.intent(end)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await raw.call('sync', { channel: 'staff', epoch: 'x', since: 0 })).toMatchObject({ code: 'forbidden' });
    expect(usersOf(await dashboardOf(lab, 'ida'))[lab.ben.id]?.role).toBe('researcher');
  });

  test('PE-4 the last admin is neither demoted nor closed; of two, one may go', async () => {
    const demote = { type: 'user.update', userId: lab.ida.id, role: 'researcher' };
    expect(await admin.intent(demote)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await admin.intent({ type: 'user.deactivate', userId: lab.ida.id })).toMatchObject({ code: 'conflict' });
    await admin.intent({ type: 'user.update', userId: lab.maria.id, role: 'admin' });
    expect(await admin.intent(demote)).toMatchObject({ ok: true });
  });

  test('PE-5 a closed account is out everywhere at once; its badge is free; opened again it starts with nothing', async () => {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const desk = await dashboardOf(lab, 'ana');
    const cookie = await signInCookie(lab.hub.url, 'ana');
    const gone = [kiosk, desk].map((one) => new Promise((resolve) => one.socket.once('disconnect', resolve)));
    expect(await manager.intent({ type: 'user.deactivate', userId: lab.ana.id })).toMatchObject({ ok: true });
    await Promise.all(gone);
    expect(await refusalOf(lab.hub.url, { kind: 'person', headers: { cookie } })).toMatchObject({
      code: 'unauthorized',
    });
    const again = await kioskOf(lab, 'confocal');
    expect(again.hello.actor).not.toHaveProperty('user');
    expect(await again.call('sign-in', { badge: lab.badges.ana })).toMatchObject({ code: 'unauthorized' });
    expect(await signInCookie(lab.hub.url, 'ana')).toBe('');
    const give = { type: 'user.set-credentials', userId: lab.ben.id, badge: lab.badges.ana };
    expect(await manager.intent(give)).toMatchObject({ ok: true });
    expect(await again.call('sign-in', { badge: lab.badges.ana })).toMatchObject({ user: { name: 'Ben' } });
    const opened = await manager.intent({ type: 'user.reactivate', userId: lab.ana.id });
    expect(opened).toMatchObject({ result: { user: { username: 'ana', signsInWith: [] } } });
  });

  test('PE-6 a manager who is one no longer loses the staff’s channel and the right at once', async () => {
    const gone = new Promise((resolve) => manager.socket.once('disconnect', resolve));
    await admin.intent({ type: 'user.update', userId: lab.maria.id, role: 'researcher' });
    await gone;
    const again = await dashboardOf(lab, 'maria');
    expect(again.hello).toMatchObject({ actor: { user: { role: 'researcher' } } });
    expect(again.hello.channels).toEqual(['floor', `user/${lab.maria.id}`]);
    expect(await again.intent({ type: 'user.deactivate', userId: lab.ana.id })).toMatchObject({ code: 'forbidden' });
  });

  test('PE-6 a password that somebody else sets ends every sign-in; one’s own goes on', async () => {
    const cookie = await signInCookie(lab.hub.url, 'ana');
    await manager.intent({ type: 'user.set-credentials', userId: lab.ana.id, password: 'another passphrase' });
    expect(await refusalOf(lab.hub.url, { kind: 'person', headers: { cookie } })).toMatchObject({
      code: 'unauthorized',
    });
    const own = { type: 'user.set-credentials', userId: lab.maria.id, password: 'another passphrase' };
    expect(await manager.intent(own)).toMatchObject({ ok: true });
    expect(await manager.intent({ type: 'user.update', userId: lab.ben.id, name: 'Benno' })).toMatchObject({
      ok: true,
    });
  });

  test('PE-7 a user name and a badge belong to one person', async () => {
    const taken = { ok: false, code: 'already-exists' };
    expect(await manager.intent(cleo({ username: 'ana' }))).toMatchObject({ ...taken, path: 'username' });
    const badge = await manager.intent(cleo({ badge: lab.badges.ben }));
    expect(badge).toMatchObject({ ...taken, path: 'badge', message: expect.stringContaining('Ben') });
    const rename = { type: 'user.update', userId: lab.ana.id, username: 'ben' };
    expect(await manager.intent(rename)).toMatchObject(taken);
    expect(admin.factsOf('staff')).toEqual([]);
  });

  test('PE-8 an import is taken whole or not at all', async () => {
    const people = Array.from({ length: 200 }, (_, i) => {
      return { userId: newId(), username: `person${i}`, name: `Person ${i}`, role: 'researcher', badge: `7000${i}` };
    });
    const [first] = people;
    const wrong = [...people.slice(0, 5), { ...first, userId: newId(), badge: '1', username: 'ana' }];
    expect(await manager.intent({ type: 'user.import', people: wrong })).toMatchObject({ path: 'people.5.username' });
    const twice = [...people.slice(0, 5), { ...first, userId: newId(), username: 'other' }];
    expect(await manager.intent({ type: 'user.import', people: twice })).toMatchObject({ path: 'people.5.badge' });
    const owned = [{ ...first, badge: lab.badges.ana }];
    expect(await manager.intent({ type: 'user.import', people: owned })).toMatchObject({ path: 'people.0.badge' });
    const lifted = [{ ...first, role: 'admin' }];
    expect(await manager.intent({ type: 'user.import', people: lifted })).toMatchObject({ code: 'forbidden' });
    expect(await manager.intent({ type: 'user.import', people })).toMatchObject({ ok: true, result: { count: 200 } });
    expect(Object.keys(usersOf(await dashboardOf(lab, 'ida')))).toHaveLength(204);
    const kiosk = await kioskOf(lab, 'confocal');
    expect(await kiosk.call('sign-in', { badge: '700042' })).toMatchObject({ user: { username: 'person42' } });
  });

  test('PE-9 weak secrets are refused, and not repeated', async () => {
    for (const weak of [{ pin: '1234' }, { password: 'password1234' }, { password: 'x-cleo-1' }, { badge: '' }]) {
      const answer = await manager.intent(cleo(weak));
      expect(answer).toMatchObject({ ok: false, code: 'invalid', path: Object.keys(weak)[0] });
      expect(JSON.stringify(answer)).not.toMatch(/1234|x-cleo/);
    }
    const like = cleo({ username: 'cleopatra.vii', password: 'cleopatra.vii!' });
    expect(await manager.intent(like)).toMatchObject({ code: 'invalid', path: 'password' });
  });

  test('PE-10 a qualification opens the equipment, runs out, and is taken away; its holder’s channel has it', async () => {
    await manager.intent({ type: 'equipment.update', equipmentId: lab.confocal.id, requiresQualification: true });
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    const channel = `user/${lab.ana.id}`;
    expect(await kiosk.intent(start())).toMatchObject({ ok: false, code: 'not-qualified' });
    const expiresAt = lab.clock.now() + DAY_MS;
    const pair = { userId: lab.ana.id, equipmentId: lab.confocal.id };
    const grant = { type: 'qualification.grant', ...pair, expiresAt };
    expect(await manager.intent(grant)).toMatchObject({ ok: true, result: { qualification: { ...pair, expiresAt } } });
    const told = () => kiosk.factsOf(channel).map((one) => (one as Fact).type);
    await expect.poll(told).toContain('qualification.granted');
    const started = await kiosk.intent(start());
    expect(started).toMatchObject({ ok: true });
    const { session } = started.result as { session: { id: string } };
    await kiosk.intent({ type: 'session.end', sessionId: session.id, outcome: 'completed' });

    kiosk.disconnect();
    const again = await kioskOf(lab, 'confocal');
    await again.call('sign-in', { badge: lab.badges.ana });
    const own = await again.seen<Snapshot>('snapshot', (one) => one.channel === channel);
    expect(own.state).toMatchObject({ qualifications: { [lab.confocal.id]: { expiresAt } } });
    lab.clock.now = () => expiresAt;
    expect(await again.intent(start())).toMatchObject({
      code: 'not-qualified',
      message: expect.stringContaining('run out'),
    });
    lab.clock.now = () => Date.now();
    expect(await manager.intent({ type: 'qualification.revoke', ...pair })).toMatchObject({ ok: true });
    expect(await again.intent(start())).toMatchObject({ code: 'not-qualified' });
    expect(await manager.intent({ type: 'qualification.revoke', ...pair })).toMatchObject({ code: 'not-found' });
    expect(await manager.intent({ ...grant, expiresAt: 5 })).toMatchObject({ code: 'invalid', path: 'expiresAt' });
    expect(await manager.intent({ ...grant, userId: newId() })).toMatchObject({ code: 'not-found', path: 'userId' });
  });

  test('PE-11 told late, the time of use counts: before the end it is a session, after it a collision', async () => {
    await manager.intent({ type: 'equipment.update', equipmentId: lab.confocal.id, requiresQualification: true });
    const expiresAt = Date.now() + DAY_MS;
    const pair = { userId: lab.ana.id, equipmentId: lab.confocal.id };
    await manager.intent({ type: 'qualification.grant', ...pair, expiresAt });
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    lab.clock.now = () => expiresAt + 3_600_000;
    const late = await kiosk.intent(start({ occurredAt: expiresAt + 1, offline: true }));
    expect(late).toMatchObject({ ok: true, result: { session: { conflict: { reason: 'not-qualified' } } } });
    const before = await kiosk.intent(start({ occurredAt: expiresAt - 1, offline: true }));
    expect(before.result).not.toHaveProperty('session.conflict');
  });

  test('PE-12 what comes after an act with secrets waits for it', async () => {
    const answers = await Promise.all([
      manager.intent(cleo(), 1),
      manager.intent({ type: 'user.update', userId: lab.ana.id, name: 'Anna' }, 2),
      manager.intent(cleo({ username: 'dora', badge: 'd' }), 3),
      manager.intent({ type: 'user.update', userId: lab.ben.id, name: 'Benno' }, 4),
    ]);
    expect(answers.map((one) => one.ok)).toEqual([true, true, true, true]);
    expect(await manager.intent(cleo(), 1)).toEqual(answers[0]);
  });
});
