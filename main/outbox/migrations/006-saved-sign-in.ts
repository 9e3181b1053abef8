import type { Database } from 'better-sqlite3';

/**
 * Who acted, with what proves it; the hub's list of who may sign in here, encrypted, with what it must not fall behind;
 * and the wrong tries that were counted meanwhile.
 */
export function outbox006(db: Database): void {
  db.exec(`
    ALTER TABLE entry ADD COLUMN done_by TEXT;
    CREATE TABLE sign_in_list (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      station TEXT NOT NULL,
      hub_key TEXT,
      version INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      list BLOB
    );
    CREATE TABLE sign_in_tries (
      subject TEXT PRIMARY KEY,
      tries INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      locked_until INTEGER NOT NULL
    );
  `);
}
