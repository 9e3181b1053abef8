import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditQuery } from '../../protocol/audit.ts';
import type { NewAudit } from '../../server/store/audit.ts';
import type { Store } from '../../server/store/store.ts';
import { newUser } from './lab.ts';
import type { StoreUnderTest } from './store-place.ts';

/** What every store promises of the audit. */
export function auditContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`audit contract: ${name}`, () => {
    let place: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      place = await make();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const [ana, ben] = [newUser('ana'), newUser('ben')];
    const record = (at: number, more: Partial<NewAudit> = {}): NewAudit => ({
      at,
      type: 'sign-in',
      result: 'ok',
      source: 'dashboard',
      user: { id: ana.id, name: ana.name },
      about: {},
      ...more,
    });
    const ask = (query: object) => store.auditBefore(auditQuery.parse(query));
    const times = async (query: object) => (await ask(query)).records.map((one) => one.at);

    test('AU-4 pages come newest first, none twice and none left out', async () => {
      await store.audit(Array.from({ length: 25 }, (_, i) => record(i)));
      const seen: number[] = [];
      let before: number | undefined;
      do {
        const page = await ask({ limit: 10, ...(before !== undefined && { before }) });
        seen.push(...page.records.map((one) => one.at));
        before = page.next;
      } while (before !== undefined);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => 24 - i));
      expect((await store.auditAfter(0, 100)).map((one) => one.at)).toEqual(seen.toReversed());
    });

    test('AU-4 person, type and time narrow, also far back', async () => {
      const rare = record(2, { user: { id: ben.id, name: ben.name }, type: 'session.end', result: 'forbidden' });
      await store.audit([record(1), rare, ...Array.from({ length: 5_000 }, (_, i) => record(10 + i))]);
      expect(await ask({ user: ben.id })).toEqual({ records: [{ ...rare, n: 2 }] });
      expect(await times({ type: 'session.end' })).toEqual([2]);
      expect(await times({ since: 11, until: 13 })).toEqual([13, 12, 11]);
      expect(await times({ since: 5_009 })).toEqual([5_009]);
      expect(await ask({ until: 0 })).toEqual({ records: [] });
      expect(await ask({ since: 9_999 })).toEqual({ records: [] });
    });

    test('AU-5 the oldest go, a few at once', async () => {
      await store.audit([1, 2, 3, 4].map((at) => record(at)));
      expect(await store.pruneAudit(4, 2)).toBe(2);
      expect(await store.pruneAudit(4, 2)).toBe(1);
      expect(await store.pruneAudit(4, 2)).toBe(0);
      expect(await times({})).toEqual([4]);
    });

    test('AU-5 the newest stays, so that no place is given twice', async () => {
      await store.audit([1, 2].map((at) => record(at)));
      expect(await store.pruneAudit(9, 10)).toBe(1);
      await store.audit([record(3)]);
      expect((await ask({})).records.map(({ n, at }) => ({ n, at }))).toEqual([
        { n: 3, at: 3 },
        { n: 2, at: 2 },
      ]);
    });
  });
}
