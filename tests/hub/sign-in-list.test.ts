import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeptList } from '../../main/sign-in/kept-list.ts';
import { KeptTries } from '../../main/sign-in/kept-tries.ts';
import { SavedList } from '../../main/sign-in/saved-list.ts';
import type { SignedList } from '../../protocol/sign-in-list.ts';
import { dashboardOf, kioskOf, startLab } from './hub-fixture.ts';
import { at, bodyOf, HOUR_MS, ListLab, PIN, vault } from './sign-in-list-lab.ts';

describe('the list of who may sign in without the hub', () => {
  let here: ListLab;
  beforeEach(async () => {
    here = await ListLab.start();
  });
  afterEach(() => here.close());

  test('OS-1 has who may use what stands there, and follows what is changed', async () => {
    const both = await here.listWith(2);
    await here.take(both);
    expect(await here.signIn(both, PIN)).toMatchObject({
      person: { user: { id: here.lab.ana.id, name: 'Ana' }, needsPin: true, equipment: { [here.lab.confocal.id]: {} } },
    });
    const equipmentId = here.lab.confocal.id;
    await here.manager.intent({ type: 'equipment.update', equipmentId, requiresQualification: true });
    await here.listWith(0);
    await here.manager.intent({
      type: 'qualification.grant',
      userId: here.lab.ana.id,
      equipmentId,
      expiresAt: Date.now() + HOUR_MS,
    });
    const one = await here.listWith(1);
    await here.take(one);
    expect(await here.signIn(one, PIN)).toMatchObject({
      person: { equipment: { [equipmentId]: { until: expect.any(Number) } } },
    });
    expect(await here.signIn(one, PIN, here.lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    await here.manager.intent({ type: 'equipment.update', equipmentId, requiresQualification: false });
    await here.listWith(2);
    await here.manager.intent({ type: 'user.deactivate', userId: here.lab.ben.id });
    const without = await here.listWith(1);
    await here.manager.intent({ type: 'equipment.update', equipmentId, offlinePolicy: 'deny' });
    await here.listWith(0);
    const versions = here.lists().map((list) => bodyOf(list).version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(bodyOf(without).stationId).toBe(here.lab.stations.confocal.id);
  });

  test('OS-1 OS-5 an unshown badge is on no list; a new badge has to be shown anew; a person at a desk gets none', async () => {
    await here.listWith(2);
    await here.manager.intent({ type: 'user.set-credentials', userId: here.lab.ben.id, badge: '5550' });
    await here.listWith(1);
    await here.kiosk.call('sign-in', { badge: '5550', pin: PIN });
    await here.listWith(2);
    expect(await here.manager.call('sign-in-list', {})).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('OS-2 what is forged, tampered with, another station’s or hub’s, or older is refused, and the kept one serves', async () => {
    const first = await here.listWith(2);
    await here.take(first);
    await here.manager.intent({ type: 'user.deactivate', userId: here.lab.ben.id });
    const second = await here.listWith(1);
    await here.take(second);
    const other = await kioskOf(here.lab, 'sem');
    const foreign = await here.listWith(1, other);
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
      await here.take(list, here.place, at(second));
      expect(here.log.at(-1)).toBe(`a sign-in list was not taken: ${why}`);
    }
    expect(await here.signIn(second, PIN, here.lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    expect(await here.signIn(second, PIN)).toMatchObject(here.forAna());
    here.place = await here.opened();
    await here.take(first);
    expect(await here.signIn(second, PIN, here.lab.badges.ben)).toMatchObject({ code: 'unauthorized' });
    expect(await here.signIn(second, PIN)).toMatchObject(here.forAna());
    here.place = await here.opened('another-station');
    expect(await here.signIn(second, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-2 a list on the disk that was changed lets nobody in', async () => {
    const list = await here.listWith(2);
    await here.take(list);
    const older = { ...bodyOf(list), expiresAt: at(list) + 10_000 * HOUR_MS };
    const changed = await vault.encryptStringAsync(JSON.stringify({ ...list, body: JSON.stringify(older) }));
    here.database.prepare('UPDATE sign_in_list SET list = ?').run(changed);
    here.place = await here.opened();
    expect(await here.signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-3 what has run out lets nobody in, whatever the clock says then', async () => {
    const list = await here.listWith(2);
    await here.take(list);
    const { expiresAt } = bodyOf(list);
    expect(await here.signIn(list, PIN, here.lab.badges.ana, expiresAt - 1)).toMatchObject(here.forAna());
    here.place = await here.opened();
    expect(here.place.until(at(list)), 'the clock stands back where the list was made').toBe(expiresAt);
    expect(await here.signIn(list, PIN)).toMatchObject(here.forAna());
    here.elapsed += HOUR_MS;
    expect(await here.signIn(list, PIN), 'an hour went by here since').toMatchObject({ code: 'server-restarting' });
    here.place = await here.opened();
    expect(await here.signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
    await here.take(list, here.place, expiresAt + 1);
    expect(here.log.at(-1)).toBe('a sign-in list was not taken: it has run out');
  });

  test('OS-3 time that passes while the kiosk runs counts although its clock stands still', async () => {
    const list = await here.listWith(2);
    await here.take(list);
    here.elapsed += 71 * HOUR_MS;
    expect(await here.signIn(list, PIN)).toMatchObject(here.forAna());
    here.elapsed += HOUR_MS;
    expect(await here.signIn(list, PIN)).toMatchObject({ code: 'server-restarting' });
  });

  test('OS-4 wrong PINs lock a person and unknown badges the kiosk, over a restart, and no clock set back lifts it', async () => {
    const list = await here.listWith(2);
    await here.take(list);
    expect(await here.signIn(list)).toMatchObject({ code: 'pin-required' });
    const wrong = await Promise.all(Array.from({ length: 8 }, () => here.signIn(list, '0000')));
    expect(wrong.map((one) => ('code' in one ? one.code : 'in'))).toEqual([
      ...Array.from({ length: 5 }, () => 'unauthorized'),
      ...Array.from({ length: 3 }, () => 'rate-limited'),
    ]);
    here.place = await here.opened();
    expect(await here.signIn(list, PIN)).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
    expect(await here.signIn(list, PIN, here.lab.badges.ana, at(list) - HOUR_MS)).toMatchObject({
      code: 'rate-limited',
    });
    expect(await here.signIn(list, PIN, here.lab.badges.ben)).toMatchObject({
      person: { user: { id: here.lab.ben.id } },
    });
    expect(await here.signIn(list, PIN, here.lab.badges.ana, at(list) + 31_000)).toMatchObject(here.forAna());
    const later = at(list) + 31_000;
    for (let tries = 0; tries < 20; tries++) await here.signIn(list, undefined, `x${tries}`, later);
    expect(await here.signIn(list, PIN, here.lab.badges.ben, later)).toMatchObject({ code: 'rate-limited' });
  });

  test('OS-4 those who run the lab need their PIN here too', async () => {
    await here.kiosk.call('sign-in', { badge: here.lab.badges.maria });
    await here.manager.intent({ type: 'user.set-credentials', userId: here.lab.maria.id, pin: PIN });
    here.manager = await dashboardOf(here.lab, 'maria');
    await here.kiosk.call('sign-in', { badge: here.lab.badges.maria, pin: PIN });
    const list = await here.listWith(3);
    await here.take(list);
    expect(await here.signIn(list, undefined, here.lab.badges.maria)).toMatchObject({ code: 'pin-required' });
    expect(await here.signIn(list, PIN, here.lab.badges.maria)).toMatchObject({
      person: { user: { role: 'manager' } },
    });
  });

  test('OS-5 a list without its badge is noise, another station’s the more so', async () => {
    const list = await here.listWith(2);
    const other = await here.listWith(2, await kioskOf(here.lab, 'sem'));
    for (const word of ['Ana', 'ana', here.lab.ana.id, here.lab.badges.ana, 'scrypt', PIN]) {
      expect(JSON.stringify(bodyOf(list).entries)).not.toContain(`"${word}"`);
    }
    expect(bodyOf(list).entries.map(({ tag }) => tag)).not.toEqual(bodyOf(other).entries.map(({ tag }) => tag));
    await here.take(list);
    const kept = JSON.stringify(here.database.prepare('SELECT * FROM sign_in_list').all());
    expect(kept).not.toContain(bodyOf(list).stationKey);
    const plain = new SavedList({
      kept: new KeptList(
        here.database,
        { ...vault, isAsyncEncryptionAvailable: () => Promise.resolve(false) },
        () => undefined,
      ),
      tries: new KeptTries(here.database),
      log: () => undefined,
      elapsedMs: () => 0,
    });
    await plain.belongTo('a-third');
    await here.take(list, plain);
    expect(plain.until(at(list))).toBeDefined();
    expect(here.database.prepare('SELECT list FROM sign_in_list').pluck().get()).toBeNull();
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
