import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { Equipment } from '../../protocol/entities.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openSqlite } from '../../server/store/open-sqlite.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import { auditContract } from './audit-contract.ts';
import { historyContract } from './history-contract.ts';
import { newEquipment, newUser } from './lab.ts';
import { secretsContract } from './secrets-contract.ts';
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
historyContract('SQLite', make);
secretsContract('SQLite', make);
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

test('ST-19 a store of before learns what its problems found, and its floor begins a new history', async () => {
  const { file, remove } = await freshFile();
  const store = await openSqliteStore(file);
  const [held, own] = [newEquipment('Confocal'), newEquipment('SEM')];
  const by = { id: newId(), name: 'Ana' };
  const problem = {
    id: newId(),
    equipmentId: held.id,
    category: 'laser',
    severity: 'major',
    stillUsable: false,
  } as const;
  const out = { condition: 'out-of-service', conditionReason: 'laser: It smokes' } as const;
  await writeDirectly(store, () => ({
    facts: [
      { type: 'equipment.created', equipment: { ...held, ...out } },
      { type: 'equipment.created', equipment: { ...own, ...out, conditionReason: 'Moved' } },
      { type: 'problem.reported', problem: { ...problem, note: 'It smokes', reportedAt: 5, reportedBy: by } },
    ],
  }));
  const before = await store.cursors();
  const dayOf = (from: Store, one: Equipment) => from.dayOf(one.id, { from: 0, to: Date.now() + 1, limit: 9 });
  const heldBefore = await dayOf(store, held);
  await store.close();
  const sqlite = openSqlite(file);
  for (const column of ['own_condition', 'own_reason', 'own_back_at'])
    sqlite.exec(`alter table equipment drop column ${column}`);
  sqlite.exec('drop table condition_change; drop index session_of_equipment');
  sqlite.exec("delete from kysely_migration where name in ('0017-own-condition', '0020-timeline', '0021-waiting')");
  // What the log does not tell any more.
  sqlite.prepare('delete from fact where body like ?').run(`%${own.id}%`);
  sqlite.close();
  const upgraded = await openSqliteStore(file);
  const { floor, channels } = await upgraded.load();
  expect(floor.equipment).toEqual({
    [held.id]: { ...held, ...out, ownCondition: { condition: 'operational' } },
    [own.id]: { ...own, ...out, conditionReason: 'Moved' },
  });
  expect(channels.get('floor')?.epoch).not.toBe(before.get('floor')?.epoch);
  expect(channels.get('staff')).toEqual(before.get('staff'));
  expect(heldBefore.changes).toHaveLength(1);
  expect(await dayOf(upgraded, held)).toEqual(heldBefore);
  const { changes } = await dayOf(upgraded, own);
  expect(changes).toEqual([{ at: expect.any(Number), condition: 'out-of-service', reason: 'Moved' }]);
  await upgraded.close();
  await remove();
});

test('ST-19 a store of before has what a password signs in with from a list at its person, under their present name alone', async () => {
  const { file, remove } = await freshFile();
  const store = await openSqliteStore(file);
  const [ana, ben] = [newUser('ana'), newUser('ben')];
  await writeDirectly(store, () => ({
    facts: [
      { type: 'user.created', user: ana },
      { type: 'user.created', user: ben },
    ],
    secrets: [{ kind: 'user', userId: ana.id, passwordHash: 'hash' }],
  }));
  await store.close();
  const sqlite = openSqlite(file);
  sqlite.exec('alter table user drop column slow_password');
  sqlite.exec("delete from kysely_migration where name = '0022-slow-password'");
  const kept = sqlite.prepare('insert into meta (key, value) values (?, ?)');
  kept.run(`slow_password/${ana.id}/ana`, 'slow');
  kept.run(`slow_password/${ana.id}/annie`, 'of another name');
  kept.run(`slow_password/${ben.id}/benny`, 'of another name');
  sqlite.close();
  const upgraded = await openSqliteStore(file);
  const means = { userId: ana.id, slowBadge: null, slowPassword: 'slow', pinHash: null };
  expect(await upgraded.listedMeans()).toEqual([means]);
  await upgraded.close();
  const after = openSqlite(file);
  expect(after.prepare("select key from meta where key like 'slow_password%'").all()).toEqual([]);
  after.close();
  await remove();
});

test('ST-19 R-EU1 a store of before says nothing of what to do at the end, and keeps it once it is said', async () => {
  const { file, remove } = await freshFile();
  const store = await openSqliteStore(file);
  const sem = newEquipment('SEM');
  await writeDirectly(store, () => ({ facts: [{ type: 'equipment.created', equipment: sem }] }));
  await store.close();
  const sqlite = openSqlite(file);
  sqlite.exec('alter table equipment drop column after_use; alter table equipment drop column after_use_note');
  sqlite.exec("delete from kysely_migration where name = '0023-after-use'");
  sqlite.close();
  const upgraded = await openSqliteStore(file);
  expect((await upgraded.load()).floor.equipment).toEqual({ [sem.id]: sem });
  const said = { ...sem, afterUse: 'shut-down', afterUseNote: 'Close the gas valve' } as const;
  await writeDirectly(upgraded, () => ({ facts: [{ type: 'equipment.updated', equipment: said }] }));
  expect((await upgraded.load()).floor.equipment).toEqual({ [sem.id]: said });
  await upgraded.close();
  await remove();
});

test('R-W5 a store from before the floor said how many wait brings everybody on it up anew', async () => {
  const { file, remove } = await freshFile();
  const store = await openSqliteStore(file);
  await writeDirectly(store, () => ({
    facts: [{ type: 'equipment.created', equipment: newEquipment('SEM') }],
  }));
  const before = await store.cursors();
  await store.close();
  const sqlite = openSqlite(file);
  sqlite.exec("delete from kysely_migration where name = '0021-waiting'");
  sqlite.close();
  const upgraded = await openSqliteStore(file);
  const after = await upgraded.cursors();
  expect(after.get('floor')).toMatchObject({ seq: before.get('floor')?.seq });
  expect(after.get('floor')?.epoch).not.toBe(before.get('floor')?.epoch);
  expect(after.get('staff')).toEqual(before.get('staff'));
  await upgraded.close();
  await remove();
});
