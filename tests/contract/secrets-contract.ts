import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Secret } from '../../server/store/store.ts';
import { newStation, newUser } from './lab.ts';
import { KEY } from './lives.ts';
import { batchOf, type StoreUnderTest, storePlace } from './store-place.ts';

/** What every store promises of what lets somebody in: tokens, keys, codes, badges and passwords, all as hashes. */
export function secretsContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`secrets contract: ${name}`, () => {
    const here = storePlace(make);

    test('EN-10 a revoked station’s token is known as that, and nobody is signed in there', async () => {
      const station = newStation('Kiosk', [here.equipment.id]);
      const tokenHash = 'hash-of-a-token';
      const secrets: Secret[] = [{ kind: 'station', stationId: station.id, tokenHash }];
      await here.store.commit({ ...(await batchOf(here.store, [{ type: 'station.enrolled', station }])), secrets });
      await here.store.saveSignIn(station.id, { userId: here.people.ana.id, at: 1, expiresAt: 2 });
      expect(await here.store.stationByToken(tokenHash)).toEqual({ stationId: station.id, isRevoked: false });
      await here.store.commit(await batchOf(here.store, [{ type: 'station.revoked', station }]));
      expect(await here.store.stationByToken(tokenHash)).toEqual({ stationId: station.id, isRevoked: true });
      expect(await here.store.signInAt(station.id)).toBeUndefined();
    });

    test('EN-10 renaming keeps the token', async () => {
      const station = newStation('Kiosk', [here.equipment.id]);
      const secrets: Secret[] = [{ kind: 'station', stationId: station.id, tokenHash: 'kept' }];
      await here.store.commit({ ...(await batchOf(here.store, [{ type: 'station.enrolled', station }])), secrets });
      await here.store.commit(
        await batchOf(here.store, [{ type: 'station.renamed', station: { ...station, name: 'New' } }]),
      );
      expect(await here.store.stationByToken('kept')).toEqual({ stationId: station.id, isRevoked: false });
    });

    test('EN-5 a token waits under one code, a used code says whose it is, and old ones are dropped', async () => {
      await here.store.addPairing({ codeHash: 'first', tokenHash: 't', expiresAt: 100 }, 0);
      await here.store.addPairing({ codeHash: 'second', tokenHash: 't', expiresAt: 200 }, 0);
      expect(await here.store.pairings()).toEqual([{ codeHash: 'second', tokenHash: 't', expiresAt: 200 }]);
      const station = newStation('Kiosk', []);
      const secrets: Secret[] = [{ kind: 'pairing', codeHash: 'second', stationId: station.id }];
      await here.store.commit({ ...(await batchOf(here.store, [{ type: 'station.enrolled', station }])), secrets });
      expect(await here.store.pairings()).toMatchObject([{ codeHash: 'second', stationId: station.id }]);
      const third = { codeHash: 'third', tokenHash: 'u', expiresAt: 900, address: '192.0.2.9' };
      await here.store.addPairing(third, 201);
      expect(await here.store.pairings()).toEqual([third]);
    });

    test('EN-2 a key is found by its hash, also once it is revoked', async () => {
      const secrets: Secret[] = [{ kind: 'enrollment-key', enrollmentKeyId: KEY.id, keyHash: 'hash-of-a-key' }];
      await here.store.commit({
        ...(await batchOf(here.store, [{ type: 'enrollment-key.created', enrollmentKey: KEY }])),
        secrets,
      });
      await here.store.commit(await batchOf(here.store, [{ type: 'enrollment-key.revoked', enrollmentKey: KEY }]));
      expect(await here.store.enrollmentKeyByHash('hash-of-a-key')).toBe(KEY.id);
      expect(await here.store.enrollmentKeyByHash('another')).toBeUndefined();
    });

    test('ST-15 a feed is written with its record, and removed with another; what is not there leaves none', async () => {
      const feed = { id: newId(), name: 'Wall', createdAt: 5 };
      const record = (type: string) => {
        return { at: 5, type, result: 'ok', source: 'command-line' as const, about: { feedId: feed.id } };
      };
      await here.store.addFeed({ ...feed, tokenHash: 'hash' }, record('feed.create'));
      expect(await here.store.feeds()).toEqual([feed]);
      expect(await here.store.feedByToken('hash')).toEqual({ id: feed.id, name: 'Wall' });
      expect(await here.store.wallsOf('maria')).toEqual([]);
      const wall = { id: newId(), name: 'Foyer', createdAt: 6 };
      await here.store.addFeed({ ...wall, tokenHash: 'wall', wallOf: 'maria' }, record('feed.create'));
      expect(await here.store.wallsOf('maria')).toEqual([wall]);
      expect(await here.store.feeds()).toEqual([feed, wall]);
      await expect(here.store.addFeed({ ...feed, tokenHash: 'other' }, record('feed.create'))).rejects.toThrow();
      expect(await here.store.removeFeed(newId(), record('feed.revoke'))).toBe(false);
      expect(await here.store.removeFeed(feed.id, record('feed.revoke'))).toBe(true);
      expect(await here.store.feedByToken('hash')).toBeUndefined();
      expect((await here.store.auditAfter(0, 10)).map((one) => one.type)).toEqual([
        'feed.create',
        'feed.create',
        'feed.revoke',
      ]);
    });

    test('ST-1 a user’s secrets land with the user', async () => {
      const user = newUser('cleo');
      const batch = await batchOf(here.store, [{ type: 'user.created', user }]);
      const secrets = [{ kind: 'user' as const, userId: user.id, passwordHash: 'hash', badgeHash: 'badge' }];
      expect(await here.store.commit({ ...batch, secrets })).toBe('committed');
      expect((await here.store.userByBadge('badge'))?.username).toBe('cleo');
      expect((await here.store.userByUsername('cleo'))?.passwordHash).toBe('hash');
      expect(await here.store.userByBadge('other')).toBeUndefined();
    });
  });
}
