import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDirectly } from '../../server/flow/direct.ts';
import { backupTo, restoreFrom } from '../../server/store/backup.ts';
import { openSqlite } from '../../server/store/open-sqlite.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import { newEquipment } from './lab.ts';

let folder: string;
let file: string;
let backup: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hycon-backup-'));
  file = join(folder, 'hycon.db');
  backup = join(folder, 'backup.db');
  store = await openSqliteStore(file);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const create = (name: string) =>
  writeDirectly(store, () => ({ facts: [{ type: 'equipment.created', equipment: newEquipment(name) }] }));
const names = async () => Object.values((await store.load()).floor.equipment).map((one) => one.name);

test('ST-13 a backup holds what was committed, and restoring it starts new epochs beside an open store', async () => {
  await create('Before');
  await backupTo(file, backup);
  expect(existsSync(`${backup}-wal`)).toBe(false);
  await create('After');
  const before = await store.load();
  store.changedElsewhere();
  await restoreFrom(backup, file);
  expect(store.changedElsewhere()).toBe(true);
  expect(await names()).toEqual(['Before']);
  const after = await store.load();
  for (const [channel, cursor] of after.channels) expect(cursor.epoch).not.toBe(before.channels.get(channel)?.epoch);
  expect(after.channels.get('floor')?.seq).toBe(1);
  expect(await create('Later')).toBeUndefined();
  expect(await store.factsAfter('floor', 0, 10)).toHaveLength(2);
});

test('ST-13 a store whose columns came in another order takes each value to its name', async () => {
  const held = { ...newEquipment('SEM'), condition: 'out-of-service' as const, conditionReason: 'laser' };
  const equipment = { ...held, ownCondition: { condition: 'impaired' as const, reason: 'Worn', expectedBackAt: 5 } };
  await writeDirectly(store, () => ({ facts: [{ type: 'equipment.created', equipment }] }));
  await backupTo(file, backup);
  const sqlite = openSqlite(file);
  sqlite.exec('alter table equipment drop column own_reason; alter table equipment add column own_reason text');
  sqlite.close();
  await restoreFrom(backup, file);
  expect((await store.load()).floor.equipment).toEqual({ [equipment.id]: equipment });
});

test('ST-16 a store knows when it was last backed up, and nothing of a backup that failed', async () => {
  expect(await store.lastBackupAt()).toBeUndefined();
  await expect(backupTo(file, join(folder, 'no', 'such', 'folder'))).rejects.toThrow();
  expect(await store.lastBackupAt()).toBeUndefined();
  const before = Date.now();
  await backupTo(file, backup);
  expect(await store.lastBackupAt()).toBeGreaterThanOrEqual(before);
});

test('ST-13 a damaged store is set aside and makes room for the backup', async () => {
  await create('Before');
  await backupTo(file, backup);
  await store.close();
  const damage = 'no database at all '.repeat(500);
  for (const end of ['-wal', '-shm']) await rm(file + end, { force: true });
  await writeFile(file, damage);
  await restoreFrom(backup, file);
  store = await openSqliteStore(file);
  expect(await names()).toEqual(['Before']);
});

test.each([
  ['text', 'this is no database'],
  ['nothing', ''],
])('ST-14 %s is no backup, and the store stays', async (_what, text) => {
  await create('Before');
  await writeFile(backup, text);
  await expect(restoreFrom(backup, file)).rejects.toThrow();
  expect(await names()).toEqual(['Before']);
  expect(await readFile(backup, 'utf8')).toBe(text);
});
