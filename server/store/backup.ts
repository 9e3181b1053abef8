import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openSqlite } from './open-sqlite.ts';
import { LAST_BACKUP, newEpoch } from './site.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** Copies a store that may be in use into a new file; the copy is checked before it gets its name. */
export async function backupTo(storeFile: string, target: string): Promise<void> {
  const part = `${target}.part`;
  const db = openSqlite(storeFile);
  try {
    await db.backup(part);
  } finally {
    db.close();
  }
  const copy = openSqlite(part);
  try {
    assertSound(copy);
    // One file, whole in itself: no log beside it that a copy would leave behind.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  renameSync(part, target);
  noteBackup(storeFile);
}

function noteBackup(storeFile: string): void {
  const db = openSqlite(storeFile);
  try {
    db.prepare('insert or replace into meta (key, value) values (?, ?)').run(LAST_BACKUP, String(Date.now()));
  } finally {
    db.close();
  }
}

/**
 * Puts a backup's contents in the store's place, in one transaction, beside a hub that may be running. Every channel gets
 * a new epoch, so that no screen goes on from a history that is gone; everyone signs in again.
 */
export async function restoreFrom(backup: string, storeFile: string): Promise<void> {
  const copy = `${storeFile}.restore`;
  rmSync(copy, { force: true });
  copyFileSync(backup, copy);
  try {
    await bringUpToDate(copy);
    setAsideIfDamaged(storeFile);
    const store = await openSqliteStore(storeFile);
    await store.close();
    replaceContents(storeFile, copy);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

async function bringUpToDate(file: string): Promise<void> {
  const db = openSqlite(file);
  try {
    assertSound(db);
    const hasLog = db.prepare("select 1 from sqlite_master where type = 'table' and name = 'channel'").get();
    if (hasLog === undefined) throw new NotABackupError();
  } finally {
    db.close();
  }
  const store = await openSqliteStore(file);
  await store.close();
}

/** Thrown for a file that is a database, but none of ours. */
export class NotABackupError extends Error {
  constructor() {
    super('This file is not a backup of a HyCON store.');
  }
}

export function assertSound(db: Database.Database): void {
  const found = db.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' });
}

/** A store that can't be read is kept beside, whatever it still holds, and makes room. */
function setAsideIfDamaged(storeFile: string): void {
  if (!existsSync(storeFile)) return;
  try {
    const db = openSqlite(storeFile);
    db.close();
  } catch {
    const aside = `${storeFile}.damaged-${Date.now()}`;
    for (const end of ['', '-wal', '-shm']) if (existsSync(storeFile + end)) renameSync(storeFile + end, aside + end);
  }
}

function replaceContents(storeFile: string, copy: string): void {
  const db = openSqlite(storeFile);
  try {
    db.prepare('attach database ? as backup').run(copy);
    // Tables are emptied and filled one after another; their references are checked once, at the end.
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      for (const table of tablesOf(db)) copyTable(db, table);
      for (const table of ['web_session', 'sign_in']) db.exec(`delete from main.${table}`);
      for (const name of db.prepare('select name from main.channel').pluck().all()) {
        db.prepare('update main.channel set epoch = ? where name = ?').run(newEpoch(), name);
      }
      const dangling = db.pragma('main.foreign_key_check') as unknown[];
      if (dangling.length > 0) throw new Error(`The backup has ${dangling.length} rows that refer to nothing.`);
    }).immediate();
  } finally {
    db.close();
  }
}

const tablesOf = (db: Database.Database): string[] =>
  db
    .prepare<[], string>(
      "select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .pluck()
    .all() as unknown as string[];

/** By name: a column that came later stands where the migration put it that this store met first. */
function copyTable(db: Database.Database, table: string): void {
  const columns = db
    .prepare<[string], string>('select name from pragma_table_info(?)')
    .pluck()
    .all(table)
    .map((name) => `"${name}"`)
    .join(', ');
  db.exec(
    `delete from main."${table}"; insert into main."${table}" (${columns}) select ${columns} from backup."${table}"`,
  );
}
