import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';

/** SQLite's number for FULL: a write is on the disk before it is said to be. */
const SYNCHRONOUS_FULL = 2;

/** Opens the outbox's file, made safe against a power cut, at the newest schema. Throws where it is no such file. */
export function openDatabase(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  // better-sqlite3 falls back to NORMAL with WAL, which would lose the last acts in a power cut.
  db.pragma('synchronous = FULL');
  const synchronous = db.pragma('synchronous', { simple: true });
  if (synchronous !== SYNCHRONOUS_FULL) throw new Error(`${path}: synchronous is ${String(synchronous)}, not FULL`);
  migrate(db);
  return db;
}
