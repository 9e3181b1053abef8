import type { Database } from 'better-sqlite3';

/** What the screen last knew, for a start without a network: a row of its own for each channel, so that one is written alone. */
export function outbox004(db: Database): void {
  db.exec(`
    CREATE TABLE last_word (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      hub TEXT NOT NULL,
      version TEXT NOT NULL,
      current_at INTEGER NOT NULL,
      is_signing_out INTEGER NOT NULL CHECK (is_signing_out IN (0, 1)),
      actor TEXT NOT NULL
    ) STRICT;
    CREATE TABLE last_channel (
      channel TEXT PRIMARY KEY,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
  `);
}
