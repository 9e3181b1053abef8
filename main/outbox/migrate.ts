import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { outbox001 } from './migrations/001-outbox.ts';
import { outbox002 } from './migrations/002-late-acts.ts';
import { outbox003 } from './migrations/003-identity.ts';
import { outbox004 } from './migrations/004-last-state.ts';
import { outbox005 } from './migrations/005-answered.ts';
import { outbox006 } from './migrations/006-saved-sign-in.ts';

type Migration = (db: Database, newId: () => string) => void;

/** In order, each applied once; a landed one is never edited. */
const MIGRATIONS: readonly Migration[] = [outbox001, outbox002, outbox003, outbox004, outbox005, outbox006];

/** Brings a file to the newest schema, a transaction a step. One from a newer version is left alone. */
export function migrate(db: Database, newId: () => string = randomUUID): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > MIGRATIONS.length) throw new Error(`${db.name} was written by a newer version of HyCON`);
  MIGRATIONS.slice(version).forEach((step, index) => {
    db.transaction(() => {
      step(db, newId);
      db.pragma(`user_version = ${version + index + 1}`);
    })();
  });
}
