import Database from 'better-sqlite3';

/** How long a write waits for another process's transaction before it counts as a fault. */
const BUSY_TIMEOUT_MS = 5_000;
const FULL = 2;
/**
 * Pages in the log before they are copied into the database, which happens within somebody's commit. The same few pages
 * are written over and over, so that later is cheaper; 16 MB are read back in a moment after a crash.
 */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens a database file so that a commit is on the disk when it returns. better-sqlite3 is compiled to relax that in WAL
 * mode after the first write, so it is set and read back on every open; a file that won't take it is not opened.
 */
export function openSqlite(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    assertDurable(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function assertDurable(db: Database.Database): void {
  const level = db.pragma('synchronous', { simple: true });
  if (level !== FULL)
    throw new Error(`The store would not keep what it confirms: synchronous is ${String(level)}, not FULL.`);
}
