import type { Database } from 'better-sqlite3';

/**
 * Whose outbox this is: the machine and the station that it was last used on, as hashes; unknown in an older file. And of
 * an act that was set aside, which station's it is.
 */
export function outbox003(db: Database): void {
  db.exec(`
    ALTER TABLE counter ADD COLUMN machine_id TEXT;
    ALTER TABLE counter ADD COLUMN host TEXT;
    ALTER TABLE counter ADD COLUMN station TEXT;
    ALTER TABLE entry ADD COLUMN aside_from TEXT;
  `);
}
