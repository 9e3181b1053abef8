import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LetIn } from '../../client/saved-sign-ins.ts';
import type { SignedList } from '../../protocol/sign-in-list.ts';
import type { SignInPolicy } from '../../server/config.ts';
import { signList } from '../../server/identity/sign-in-list.ts';
import { PASSWORD } from './hub-fixture.ts';
import { at, bodyOf, ListLab, PIN } from './sign-in-list-lab.ts';

describe('the list of who may sign in without the hub, by user name', () => {
  let here: ListLab;
  beforeEach(async () => {
    here = await ListLab.start();
  });
  afterEach(() => here.close());

  const byName = (list: SignedList, password: string, username = 'ana', now = at(list) + 1) =>
    here.place.signIn({ username, password }, now);
  const showAtKiosk = async (password = PASSWORD) => {
    expect(await here.kiosk.call('sign-in', { username: 'Ana', password })).toMatchObject({ ok: true });
    await here.kiosk.call('sign-out', {});
  };

  test('OS-10 a password that was shown at a kiosk signs in from the list, and one place says nothing of it', async () => {
    const without = await here.listWith(2);
    await here.take(without);
    expect(await byName(without, PASSWORD)).toMatchObject({ code: 'unauthorized' });
    await showAtKiosk();
    const list = await here.listWith(3);
    await here.take(list);
    expect(await byName(list, PASSWORD)).toMatchObject({
      person: { user: { id: here.lab.ana.id }, needsPin: false, equipment: { [here.lab.confocal.id]: {} } },
    });
    expect(await byName(list, PASSWORD, ' ANA ')).toMatchObject(here.forAna());
    const found = (await byName(list, PASSWORD)) as LetIn;
    expect(found.person).not.toHaveProperty('pin');
    expect(await byName(list, PASSWORD, 'ben'), 'the same password is another person’s').toMatchObject({
      code: 'unauthorized',
    });
    const typed = `password ${bodyOf(list).salt} ana`;
    expect(await here.signIn(list, undefined, typed + PASSWORD)).toMatchObject({ code: 'unauthorized' });
    expect(here.place.stillHas(found)).toBe(true);
  });

  test('OS-10 a changed password goes from the lists at once, and comes back when it is shown', async () => {
    await showAtKiosk();
    const before = await here.listWith(3);
    await here.take(before);
    const found = (await byName(before, PASSWORD)) as LetIn;
    const password = 'quite another phrase';
    const change = { type: 'user.set-credentials', userId: here.lab.ana.id, password };
    expect(await here.manager.intent(change)).toMatchObject({ ok: true });
    const changed = await here.listWith(2);
    await here.take(changed);
    expect(here.place.stillHas(found)).toBe(false);
    expect(await byName(changed, PASSWORD)).toMatchObject({ code: 'unauthorized' });
    await showAtKiosk(password);
    const again = await here.listWith(3);
    await here.take(again);
    expect(await byName(again, PASSWORD)).toMatchObject({ code: 'unauthorized' });
    expect(await byName(again, password)).toMatchObject(here.forAna());
  });

  test('OS-10 where the site’s policy has no password, or under another user name, none signs in from a list', async () => {
    await showAtKiosk();
    await here.take(await here.listWith(3));
    const { store } = here.lab.hub;
    const entriesFor = async (researcher: SignInPolicy['researcher']) => {
      const policy = { researcher, manager: researcher, admin: researcher };
      const [world, means, keys] = [await store.load(), await store.listedMeans(), await store.listKeys()];
      const times = { version: 1, issuedAt: 1, expiresAt: 2 };
      return bodyOf(signList(here.lab.stations.confocal, { world, means, keys, policy, ...times })).entries.length;
    };
    expect(await entriesFor(['badge+pin'])).toBe(2);
    expect(await entriesFor(['password'])).toBe(1);
    expect(
      await here.manager.intent({ type: 'user.update', userId: here.lab.ana.id, username: 'annie' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await entriesFor(['password'])).toBe(0);
  });

  test('OS-10 wrong passwords lock the name, one that nobody has too, and in the end the kiosk; over a restart', async () => {
    await showAtKiosk();
    const list = await here.listWith(3);
    await here.take(list);
    for (const username of ['ana', 'nobody']) {
      const wrong = await Promise.all(Array.from({ length: 7 }, () => byName(list, 'not this one', username)));
      expect(wrong.map((one) => ('code' in one ? one.code : 'in'))).toEqual([
        ...Array.from({ length: 5 }, () => 'unauthorized'),
        ...Array.from({ length: 2 }, () => 'rate-limited'),
      ]);
    }
    here.place = await here.opened();
    expect(await byName(list, PASSWORD)).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) });
    expect(await here.signIn(list, PIN, here.lab.badges.ben)).toMatchObject({
      person: { user: { id: here.lab.ben.id } },
    });
    const later = at(list) + 31_000;
    expect(await byName(list, PASSWORD, 'ana', later)).toMatchObject(here.forAna());
    for (let tries = 0; tries < 5; tries++)
      expect(await here.signIn(list, '0000', here.lab.badges.ana, later)).toMatchObject({ code: 'unauthorized' });
    expect(await byName(list, PASSWORD, 'ana', later), 'the PIN was guessed at').toMatchObject({
      code: 'rate-limited',
    });
    const kept = JSON.stringify(here.database.prepare('SELECT subject FROM sign_in_tries').all());
    expect(kept).not.toMatch(/ana|nobody/);
  });
});
