import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Fact } from '../../protocol/facts.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { ReplayPages } from './replay-pages.ts';

let folder: string;
let store: Store;
let epoch: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hycon-pages-'));
  store = await openSqliteStore(join(folder, 'hycon.db'));
  epoch = (await store.cursors()).get('floor')?.epoch ?? '';
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const append = async (...seqs: number[]): Promise<void> => {
  const facts = seqs.map((seq): Fact => {
    const stationId = `01999999-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    return { seq, at: seq, by: {}, type: 'station.enrolled', station: { id: stationId, name: 'A', equipmentIds: [] } };
  });
  const written = facts.map((fact) => ({ at: fact.at, fact }));
  const batch = { appends: [{ channel: 'floor' as const, epoch, facts }], facts: written, intents: [] };
  expect(await store.commit(batch)).toBe('committed');
};

const seqs = (facts: Fact[]): number[] => facts.map((fact) => fact.seq);

it('W-3 who comes from the same place gets the same page without the store, until something is appended', async () => {
  const pages = new ReplayPages(store);
  const read = vi.spyOn(store, 'factsAfter');
  await append(1, 2, 3);
  expect(seqs(await pages.after('floor', { epoch, seq: 1 }, 3))).toEqual([2, 3]);
  expect(seqs(await pages.after('floor', { epoch, seq: 1 }, 3))).toEqual([2, 3]);
  expect(read).toHaveBeenCalledTimes(1);
  expect(seqs(await pages.after('floor', { epoch, seq: 2 }, 3))).toEqual([3]);
  await append(4);
  expect(seqs(await pages.after('floor', { epoch, seq: 2 }, 4))).toEqual([3, 4]);
  expect(read).toHaveBeenCalledTimes(3);
});

it('W-3 a page of another history is never given', async () => {
  const pages = new ReplayPages(store);
  await append(1, 2);
  await pages.after('floor', { epoch, seq: 0 }, 2);
  const read = vi.spyOn(store, 'factsAfter');
  await pages.after('floor', { epoch: 'another', seq: 0 }, 2);
  expect(read).toHaveBeenCalledTimes(1);
});
