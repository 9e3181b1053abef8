import type { Database } from 'better-sqlite3';

/** When an act was pressed, how far that may be off, and whether it is told late; and the last measure of the hub's clock. */
export function outbox002(db: Database): void {
  db.exec(`
    ALTER TABLE entry ADD COLUMN clock_error_ms INTEGER;
    ALTER TABLE entry ADD COLUMN offline INTEGER NOT NULL DEFAULT 0 CHECK (offline IN (0, 1));
    CREATE TABLE clock (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      offset_ms REAL NOT NULL,
      rtt_ms REAL NOT NULL,
      measured_at INTEGER NOT NULL
    ) STRICT;
  `);
}
