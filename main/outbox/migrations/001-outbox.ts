import type { Database } from 'better-sqlite3';

/** `n` is not unique: a refused entry keeps the number it had, and that number may come again. */
export function outbox001(db: Database, newId: () => string): void {
  db.exec(`
    CREATE TABLE counter (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      install_id TEXT NOT NULL,
      next_n INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE entry (
      id TEXT PRIMARY KEY,
      n INTEGER NOT NULL,
      occurred_at INTEGER NOT NULL,
      body TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('saved', 'sent', 'confirmed', 'refused')),
      outcome TEXT
    ) STRICT;
    CREATE INDEX entry_by_n ON entry (n);
  `);
  db.prepare('INSERT INTO counter (only_row, install_id, next_n) VALUES (1, ?, 1)').run(newId());
}
