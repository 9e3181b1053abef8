import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../server/store/open-sqlite.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import { auditContract } from './audit-contract.ts';
import { storeContract } from './store-contract.ts';

async function freshFile() {
  const folder = await mkdtemp(join(tmpdir(), 'hycon-store-'));
  return { file: join(folder, 'hycon.db'), remove: () => rm(folder, { recursive: true }) };
}

const make = async () => {
  const { file, remove } = await freshFile();
  return { open: () => openSqliteStore(file), remove };
};
storeContract('SQLite', make);
auditContract('SQLite', make);

test('ST-6 synchronous is FULL after opening and after writes', async () => {
  const { file, remove } = await freshFile();
  const db = openSqlite(file);
  const level = () => db.pragma('synchronous', { simple: true });
  expect(level()).toBe(2);
  db.exec('create table t (x); insert into t values (1)');
  expect(level()).toBe(2);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  db.close();
  await remove();
});

test('ST-10 a damaged file is refused and left as it is', async () => {
  const { file, remove } = await freshFile();
  const damage = Buffer.from('this is no database, whatever it was before\n'.repeat(200));
  await writeFile(file, damage);
  await expect(openSqliteStore(file)).rejects.toThrow(/not a database/);
  expect(await readFile(file)).toEqual(damage);
  await remove();
});
