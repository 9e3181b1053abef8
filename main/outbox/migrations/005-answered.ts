import type { Database } from 'better-sqlite3';

/** What became of the last acts that the hub has taken, in the order in which they left the queue. */
export function outbox005(db: Database): void {
  db.exec(`
    CREATE TABLE answered (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      act TEXT NOT NULL
    ) STRICT;
  `);
}
