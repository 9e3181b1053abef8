import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LetIn } from '../../client/saved-sign-ins.ts';
import { openDatabase } from '../../main/outbox/open.ts';
import { KeptList } from '../../main/sign-in/kept-list.ts';
import { KeptTries } from '../../main/sign-in/kept-tries.ts';
import { SavedList } from '../../main/sign-in/saved-list.ts';
import type { ListBody, SavedSignIn, SignedList } from '../../protocol/sign-in-list.ts';
import type { SignInPolicy } from '../../server/config.ts';
import { signList } from '../../server/identity/sign-in-list.ts';
import { dashboardOf, kioskOf, PASSWORD, startLab, type TestLab } from './hub-fixture.ts';
import type { WireClient } from './wire-client.ts';

const PIN = '258014';
const HOUR_MS = 3_600_000;

/** The system's encrypted storage: text that this machine alone reads back. */
const vault = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from([...Buffer.from(text)].map((one) => one ^ 0x5a))),
  decryptStringAsync: (kept: Buffer) =>
    Promise.resolve({ result: Buffer.from([...kept].map((one) => one ^ 0x5a)).toString(), shouldReEncrypt: false }),
};

describe('the list of who may sign in without the hub', () => {
  let lab: TestLab;
  let manager: WireClient;
  let kiosk: WireClient;
  let database: Database;
  let log: string[];
  let elapsed: number;
  let place: SavedList;

  beforeEach(async () => {
    lab = await startLab({ signInResearcher: ['badge+pin', 'password'] });
    manager = await dashboardOf(lab, 'maria');
    kiosk = await kioskOf(lab, 'confocal');
    for (const userId of [lab.ana.id, lab.ben.id]) {
      await manager.intent({ type: 'user.set-credentials', userId, pin: PIN });
    }
    for (const badge of [lab.badges.ana, lab.badges.ben]) {
      expect(await kiosk.call('sign-in', { badge, pin: PIN })).toMatchObject({ ok: true });
    }
    await kiosk.call('sign-out', {});
    database = openDatabase(join(lab.folder, 'outbox.sqlite'));
    log = [];
    elapsed = 0;
    place = await opened();
  });
  afterEach(async () => {
    database.close();
    await lab.close();
  });

  /** The kiosk's own side, as a start of its program finds it. */
  async function opened(token = 'this-station'): Promise<SavedList> {
    const list = new SavedList({
      kept: new KeptList(database, vault, () => undefined),
      tries: new KeptTries(database),
      log: ({ message }) => log.push(message),
      elapsedMs: () => elapsed,
    });
    await list.belongTo(token);
    return list;
  }

  const bodyOf = (list: SignedList) => JSON.parse(list.body) as ListBody;
  const lists = (of = kiosk) =>
    of.frames.filter(({ event }) => event === 'sign-in-list').map(({ body }) => body as SignedList);
  /** The list as of now: the first one is asked for, each later one comes by itself. */
  async function listWith(entries: number, of = kiosk): Promise<SignedList> {
    if (lists(of).length === 0) expect(await of.call('sign-in-list', {})).toEqual({ ok: true });
    await expect.poll(() => bodyOf(lists(of).at(-1) ?? NOTHING).entries.length, { timeout: 10_000 }).toBe(entries);
    return lists(of).at(-1) as SignedList;
  }
  const at = (list: SignedList) => bodyOf(list).issuedAt;
  const take = (list: SignedList, to = place, now = at(list)) => to.take(list, lab.stations.confocal.id, now);
  const signIn = (list: SignedList, pin?: string, badge: string = lab.badges.ana, now = at(list) + 1) =>
    place.signIn({ badge, ...(pin !== undefined && { pin }) }, now);
  const forAna = () => ({ person: { user: { id: lab.ana.id } } });

  test('OS-1 has who may use what stands there, and follows what is changed', async () => {
    const both = await listWith(2);
    await take(both);
    expect(await signIn(both, PIN)).toMatchObject({
      person: { user: { id: lab.ana.id, name: 'Ana' }, needsPin: true, equipment: { [lab.confocal.id]: {} } },
    });
    const equipmentId = lab.confocal.id;
    await manager.intent({ type: 'equipment.update', equipmentId, requiresQualification: true });
    await listWith(0);
    await manager.intent({
      type: 'qualification.grant',
      userId: lab.ana.id,
      equipmentId,
      expiresAt: Date.now() + HOUR_MS,
    });
    const one = await listWith(1);
    await take(one);
    expect(await signIn(one, PIN)).toMatchObject({
      person: { equipment: { [equipmentId]: { until: expect.any(Number) } } },
    });
    expect(await signIn(one, PIN, lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    await manager.intent({ type: 'equipment.update', equipmentId, requiresQualification: false });
    await listWith(2);
    await manager.intent({ type: 'user.deactivate', userId: lab.ben.id });
    const without = await listWith(1);
    await manager.intent({ type: 'equipment.update', equipmentId, offlinePolicy: 'deny' });
    await listWith(0);
    const versions = lists().map((list) => bodyOf(list).version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(bodyOf(without).stationId).toBe(lab.stations.confocal.id);
  });

  test('OS-1 OS-5 an unshown badge is on no list; a new badge has to be shown anew; a person at a desk gets none', async () => {
    await listWith(2);
    await manager.intent({ type: 'user.set-credentials', userId: lab.ben.id, badge: '5550' });
    await listWith(1);
    await kiosk.call('sign-in', { badge: '5550', pin: PIN });
    await listWith(2);
    expect(await manager.call('sign-in-list', {})).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('OS-2 what is forged, tampered with, another station’s or hub’s, or older is refused, and the kept one serves', async () => {
    const first = await listWith(2);
    await take(first);
    await manager.intent({ type: 'user.deactivate', userId: lab.ben.id });
    const second = await listWith(1);
    await take(second);
    const other = await kioskOf(lab, 'sem');
    const foreign = await listWith(1, other);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const newer = JSON.stringify({ ...bodyOf(first), version: bodyOf(second).version + 1 });
    const forged = sign(null, Buffer.from(newer), privateKey).toString('base64url');
    const ownKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
    const refusals: [SignedList, string][] = [
      [first, 'it is older than the one that is kept'],
      [{ ...second, body: newer }, 'its signature is wrong'],
      [{ ...second, body: newer, signature: forged }, 'its signature is wrong'],
      [{ key: ownKey, body: newer, signature: forged }, 'another hub signed it'],
      [{ ...second, key: 'AAAA' }, 'its signature is wrong'],
      [{ ...second, body: 'null' }, 'its signature is wrong'],
      [foreign, 'it is another station’s'],
    ];
    for (const [list, why] of refusals) {
      await take(list, place, at(second));
      expect(log.at(-1)).toBe(`a sign-in list was not taken: ${why}`);
    }
    expect(await signIn(second, PIN, lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    expect(await signIn(second, PIN)).toMatchObject(forAna());
    place = await opened();
    await take(first);
    expect(await signIn(second, PIN, lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    expect(await signIn(second, PIN)).toMatchObject(forAna());
    place = await opened('another-station');
    expect(await signIn(second, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-2 a list on the disk that was changed lets nobody in', async () => {
    const list = await listWith(2);
    await take(list);
    const older = { ...bodyOf(list), expiresAt: at(list) + 10_000 * HOUR_MS };
    const changed = await vault.encryptStringAsync(JSON.stringify({ ...list, body: JSON.stringify(older) }));
    database.prepare('UPDATE sign_in_list SET list = ?').run(changed);
    place = await opened();
    expect(await signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-3 what has run out lets nobody in, whatever the clock says then', async () => {
    const list = await listWith(2);
    await take(list);
    const { expiresAt } = bodyOf(list);
    expect(await signIn(list, PIN, lab.badges.ana, expiresAt - 1)).toMatchObject(forAna());
    place = await opened();
    expect(place.until(at(list)), 'the clock stands back where the list was made').toBe(expiresAt);
    expect(await signIn(list, PIN)).toMatchObject(forAna());
    elapsed += HOUR_MS;
    expect(await signIn(list, PIN), 'an hour went by here since').toMatchObject({ code: 'server-restarting' });
    place = await opened();
    expect(await signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
    await take(list, place, expiresAt + 1);
    expect(log.at(-1)).toBe('a sign-in list was not taken: it has run out');
  });

  test('OS-3 time that passes while the kiosk runs counts although its clock stands still', async () => {
    const list = await listWith(2);
    await take(list);
    elapsed += 71 * HOUR_MS;
    expect(await signIn(list, PIN)).toMatchObject(forAna());
    elapsed += HOUR_MS;
    expect(await signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-4 wrong PINs lock a person and unknown badges the kiosk, over a restart, and no clock set back lifts it', async () => {
    const list = await listWith(2);
    await take(list);
    expect(await signIn(list)).toMatchObject({ code: 'pin-required' });
    const wrong = await Promise.all(Array.from({ length: 8 }, () => signIn(list, '0000')));
    expect(wrong.map((one) => ('code' in one ? one.code : 'in'))).toEqual([
      ...Array.from({ length: 5 }, () => 'unauthorized'),
      ...Array.from({ length: 3 }, () => 'rate-limited'),
    ]);
    place = await opened();
    expect(await signIn(list, PIN)).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
    expect(await signIn(list, PIN, lab.badges.ana, at(list) - HOUR_MS)).toMatchObject({ code: 'rate-limited' });
    expect(await signIn(list, PIN, lab.badges.ben)).toMatchObject({ person: { user: { id: lab.ben.id } } });
    expect(await signIn(list, PIN, lab.badges.ana, at(list) + 31_000)).toMatchObject(forAna());
    const later = at(list) + 31_000;
    for (let tries = 0; tries < 20; tries++) await signIn(list, undefined, `x${tries}`, later);
    expect(await signIn(list, PIN, lab.badges.ben, later)).toMatchObject({ code: 'rate-limited' });
  });

  test('OS-4 those who run the lab need their PIN here too', async () => {
    await kiosk.call('sign-in', { badge: lab.badges.maria });
    await manager.intent({ type: 'user.set-credentials', userId: lab.maria.id, pin: PIN });
    manager = await dashboardOf(lab, 'maria');
    await kiosk.call('sign-in', { badge: lab.badges.maria, pin: PIN });
    const list = await listWith(3);
    await take(list);
    expect(await signIn(list, undefined, lab.badges.maria)).toMatchObject({ code: 'pin-required' });
    expect(await signIn(list, PIN, lab.badges.maria)).toMatchObject({ person: { user: { role: 'manager' } } });
  });

  describe('by user name', () => {
    const byName = (list: SignedList, password: string, username = 'ana', now = at(list) + 1) =>
      place.signIn({ username, password }, now);
    const showAtKiosk = async (password = PASSWORD) => {
      expect(await kiosk.call('sign-in', { username: 'Ana', password })).toMatchObject({ ok: true });
      await kiosk.call('sign-out', {});
    };

    test('OS-10 a password that was shown at a kiosk signs in from the list, and one place says nothing of it', async () => {
      const without = await listWith(2);
      await take(without);
      expect(await byName(without, PASSWORD)).toMatchObject({ code: 'unauthorized' });
      await showAtKiosk();
      const list = await listWith(3);
      await take(list);
      expect(await byName(list, PASSWORD)).toMatchObject({
        person: { user: { id: lab.ana.id }, needsPin: false, equipment: { [lab.confocal.id]: {} } },
      });
      expect(await byName(list, PASSWORD, ' ANA ')).toMatchObject(forAna());
      const found = (await byName(list, PASSWORD)) as LetIn;
      expect(found.person).not.toHaveProperty('pin');
      expect(await byName(list, PASSWORD, 'ben'), 'the same password is another person’s').toMatchObject({
        code: 'unauthorized',
      });
      const typed = `password ${bodyOf(list).salt} ana`;
      expect(await signIn(list, undefined, typed + PASSWORD)).toMatchObject({ code: 'unauthorized' });
      expect(place.stillHas(found)).toBe(true);
    });

    test('OS-10 a changed password goes from the lists at once, and comes back when it is shown', async () => {
      await showAtKiosk();
      const before = await listWith(3);
      await take(before);
      const found = (await byName(before, PASSWORD)) as LetIn;
      const password = 'quite another phrase';
      const change = { type: 'user.set-credentials', userId: lab.ana.id, password };
      expect(await manager.intent(change)).toMatchObject({ ok: true });
      const changed = await listWith(2);
      await take(changed);
      expect(place.stillHas(found)).toBe(false);
      expect(await byName(changed, PASSWORD)).toMatchObject({ code: 'unauthorized' });
      await showAtKiosk(password);
      const again = await listWith(3);
      await take(again);
      expect(await byName(again, PASSWORD)).toMatchObject({ code: 'unauthorized' });
      expect(await byName(again, password)).toMatchObject(forAna());
    });

    test('OS-10 where the site’s policy has no password, or under another user name, none signs in from a list', async () => {
      await showAtKiosk();
      await take(await listWith(3));
      const { store } = lab.hub;
      const entriesFor = async (researcher: SignInPolicy['researcher']) => {
        const policy = { researcher, manager: researcher, admin: researcher };
        const [world, means, keys] = [await store.load(), await store.listedMeans(), await store.listKeys()];
        const times = { version: 1, issuedAt: 1, expiresAt: 2 };
        return bodyOf(signList(lab.stations.confocal, { world, means, keys, policy, ...times })).entries.length;
      };
      expect(await entriesFor(['badge+pin'])).toBe(2);
      expect(await entriesFor(['password'])).toBe(1);
      expect(await manager.intent({ type: 'user.update', userId: lab.ana.id, username: 'annie' })).toMatchObject({
        ok: true,
      });
      expect(await entriesFor(['password'])).toBe(0);
    });

    test('OS-10 wrong passwords lock the name, one that nobody has too, and in the end the kiosk; over a restart', async () => {
      await showAtKiosk();
      const list = await listWith(3);
      await take(list);
      for (const username of ['ana', 'nobody']) {
        const wrong = await Promise.all(Array.from({ length: 7 }, () => byName(list, 'not this one', username)));
        expect(wrong.map((one) => ('code' in one ? one.code : 'in'))).toEqual([
          ...Array.from({ length: 5 }, () => 'unauthorized'),
          ...Array.from({ length: 2 }, () => 'rate-limited'),
        ]);
      }
      place = await opened();
      expect(await byName(list, PASSWORD)).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
      expect(await signIn(list, PIN, lab.badges.ben)).toMatchObject({ person: { user: { id: lab.ben.id } } });
      const later = at(list) + 31_000;
      expect(await byName(list, PASSWORD, 'ana', later)).toMatchObject(forAna());
      for (let tries = 0; tries < 5; tries++)
        expect(await signIn(list, '0000', lab.badges.ana, later)).toMatchObject({ code: 'unauthorized' });
      expect(await byName(list, PASSWORD, 'ana', later), 'the PIN was guessed at').toMatchObject({
        code: 'rate-limited',
      });
      const kept = JSON.stringify(database.prepare('SELECT subject FROM sign_in_tries').all());
      expect(kept).not.toMatch(/ana|nobody/);
    });
  });

  test('OS-5 a list without its badge is noise, another station’s the more so', async () => {
    const list = await listWith(2);
    const other = await listWith(2, await kioskOf(lab, 'sem'));
    for (const word of ['Ana', 'ana', lab.ana.id, lab.badges.ana, 'scrypt', PIN]) {
      expect(JSON.stringify(bodyOf(list).entries)).not.toContain(`"${word}"`);
    }
    expect(bodyOf(list).entries.map(({ tag }) => tag)).not.toEqual(bodyOf(other).entries.map(({ tag }) => tag));
    await take(list);
    const kept = JSON.stringify(database.prepare('SELECT * FROM sign_in_list').all());
    expect(kept).not.toContain(bodyOf(list).stationKey);
    const plain = new SavedList({
      kept: new KeptList(
        database,
        { ...vault, isAsyncEncryptionAvailable: () => Promise.resolve(false) },
        () => undefined,
      ),
      tries: new KeptTries(database),
      log: () => undefined,
      elapsedMs: () => 0,
    });
    await plain.belongTo('a-third');
    await take(list, plain);
    expect(plain.until(at(list))).toBeDefined();
    expect(database.prepare('SELECT list FROM sign_in_list').pluck().get()).toBeNull();
  });

  describe('what is done so', () => {
    let ana: LetIn;
    let proof: SavedSignIn;
    beforeEach(async () => {
      const list = await listWith(2);
      await take(list);
      ana = (await signIn(list, PIN)) as LetIn;
      proof = { userId: lab.ana.id, version: ana.version, voucher: ana.person.voucher };
    });
    const start = (more: Record<string, unknown> = {}, savedSignIn: SavedSignIn = proof) =>
      kiosk.intent({
        type: 'session.start',
        sessionId: newId(),
        equipmentId: lab.confocal.id,
        offline: true,
        occurredAt: Date.now(),
        savedSignIn,
        ...more,
      });

    test('OS-6 is theirs, once, with its mark, also in the audit; without a proof it is nobody’s', async () => {
      const { savedSignIn: _none, ...bare } = {
        savedSignIn: proof,
        type: 'session.start',
        sessionId: newId(),
        equipmentId: lab.confocal.id,
      };
      expect(await kiosk.intent(bare)).toMatchObject({ code: 'unauthorized' });
      const marked = { operator: { id: lab.ana.id }, signedInOffline: true, recordedOffline: true };
      expect(await start()).toMatchObject({ ok: true, result: { session: marked } });
      await expect
        .poll(() => manager.factsOf('floor').at(-1))
        .toMatchObject({
          type: 'session.started',
          by: { user: { name: 'Ana' }, station: { name: 'Kiosk Confocal' } },
          session: marked,
        });
      await lab.restart();
      const { records } = await lab.hub.store.auditBefore({ limit: 1 });
      expect(records).toMatchObject([{ type: 'session.start', user: { name: 'Ana' }, about: { shown: 'saved-list' } }]);
      const { floor } = await lab.hub.store.load();
      expect(Object.values(floor.sessions)).toMatchObject([marked]);
    });

    test('OS-6 a wrong proof is refused, for another person, list or station too; nothing beyond a use, a report and samples is done by it', async () => {
      const wrong: SavedSignIn[] = [
        { ...proof, voucher: randomBytes(32).toString('base64url') },
        { ...proof, userId: lab.ida.id },
        { ...proof, version: proof.version + 1 },
      ];
      for (const one of wrong) expect(await start({}, one)).toMatchObject({ ok: false, code: 'unauthorized' });
      const other = await kioskOf(lab, 'sem');
      const there = { type: 'session.start', sessionId: newId(), equipmentId: lab.sem.id, savedSignIn: proof };
      expect(await other.intent(there)).toMatchObject({ ok: false, code: 'unauthorized' });
      expect(await manager.intent({ ...there, equipmentId: lab.confocal.id })).toMatchObject({ code: 'unauthorized' });
      const takeOver = {
        type: 'session.take-over',
        equipmentId: lab.confocal.id,
        sessionId: newId(),
        savedSignIn: proof,
      };
      expect(await kiosk.intent(takeOver)).toMatchObject({ ok: false, code: 'forbidden' });
      const resolve = { type: 'problem.resolve', problemId: newId(), savedSignIn: proof };
      expect(await kiosk.intent(resolve)).toMatchObject({ ok: false, code: 'forbidden' });
      const create = { type: 'equipment.create', equipmentId: newId(), name: 'Mine', savedSignIn: proof };
      expect(await kiosk.intent(create)).toMatchObject({ ok: false, code: 'forbidden' });
    });

    test('OS-6 problems are reported and samples submitted so, in the name of who did it, also told late', async () => {
      const words = { category: 'hardware', severity: 'major', stillUsable: true };
      const report = { type: 'problem.report', problemId: newId(), equipmentId: lab.confocal.id, ...words };
      const samples = [{ sampleId: newId(), label: 'A1' }];
      const submit = { type: 'sample.submit', samples, recipientId: lab.maria.id };
      const late = { savedSignIn: proof, offline: true, occurredAt: Date.now() };
      const theirs = { name: 'Ana' };
      expect(await kiosk.intent({ ...report, ...late })).toMatchObject({
        result: { problem: { reportedBy: theirs, recordedOffline: true } },
      });
      expect(await kiosk.intent({ ...submit, ...late })).toMatchObject({
        result: { samples: [{ submittedBy: theirs, recordedOffline: true }] },
      });
      await manager.intent({ type: 'user.deactivate', userId: lab.ana.id });
      const now = { ...report, problemId: newId(), savedSignIn: proof };
      expect(await kiosk.intent(now)).toMatchObject({ ok: false, code: 'unauthorized' });
      expect(await kiosk.intent({ ...now, ...late })).toMatchObject({ ok: true });
    });

    test('OS-6 a sign-in that has run out reports and submits nothing any more', async () => {
      const at = Date.now() + 73 * HOUR_MS;
      lab.clock.now = () => at;
      const words = { category: 'hardware', severity: 'minor', stillUsable: true };
      const report = { type: 'problem.report', equipmentId: lab.confocal.id, ...words, savedSignIn: proof };
      expect(await kiosk.intent(report)).toMatchObject({ ok: false, code: 'token-expired' });
      const samples = [{ sampleId: newId(), label: 'A1' }];
      const submit = { type: 'sample.submit', samples, recipientId: lab.maria.id, savedSignIn: proof };
      expect(await kiosk.intent(submit)).toMatchObject({ ok: false, code: 'token-expired' });
    });

    test('OS-7 from before an account was closed it stands, from after it is a conflict; so is one from after the list', async () => {
      const before = Date.now();
      await manager.intent({ type: 'user.deactivate', userId: lab.ana.id });
      const good = await start({ occurredAt: before - 1 });
      expect(good).toMatchObject({ ok: true, result: { session: { signedInOffline: true } } });
      expect(good.result.session).not.toHaveProperty('conflict');
      const end = { type: 'session.end', sessionId: good.result.session.id, outcome: 'completed', offline: true };
      expect(await kiosk.intent({ ...end, occurredAt: before, savedSignIn: proof })).toMatchObject({ ok: true });
      const late = await start({ occurredAt: Date.now() + 1 });
      expect(late).toMatchObject({ ok: true, result: { session: { conflict: { reason: 'no-sign-in' } } } });
      await expect.poll(() => manager.factsOf('staff').at(-1)).toMatchObject({ type: 'session.conflicted' });
      expect(await start({ offline: undefined })).toMatchObject({ ok: false, code: 'unauthorized' });
    });

    test('OS-7 from after the list had run out it is a conflict', async () => {
      const at = Date.now() + 73 * HOUR_MS;
      lab.clock.now = () => at;
      expect(await start({ occurredAt: at })).toMatchObject({
        result: { session: { conflict: { reason: 'no-sign-in' } } },
      });
      expect(await start({ offline: undefined })).toMatchObject({ ok: false, code: 'token-expired' });
    });
  });
});

test('OS-9 switched off, nobody gets a list', async () => {
  const lab = await startLab({ offlineSignInHours: 0 });
  try {
    const kiosk = await kioskOf(lab, 'confocal', 'ana');
    expect(await kiosk.call('sign-in-list', {})).toMatchObject({ ok: false, code: 'forbidden' });
    expect(kiosk.frames.map(({ event }) => event)).not.toContain('sign-in-list');
  } finally {
    await lab.close();
  }
});

const NOTHING: SignedList = { key: '', signature: '', body: JSON.stringify({ entries: [] }) };
