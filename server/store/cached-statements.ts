import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Enough for every statement of the hub in the batch sizes that recur; the oldest goes first. */
const MAX_STATEMENTS = 256;

type Statement = ReturnType<SqliteDatabase['prepare']>;

/** The database as Kysely sees it, with prepared statements kept: preparing costs more than running these. */
export function withCachedStatements(db: Database.Database): SqliteDatabase {
  const statements = new Map<string, Statement>();
  const rollback = rollbackIfOpen(db);
  return {
    close: () => db.close(),
    prepare: (sql) => {
      if (sql === 'rollback') return rollback;
      const kept = statements.get(sql);
      if (kept) return kept;
      const made = db.prepare(sql) as Statement;
      statements.set(sql, made);
      if (statements.size > MAX_STATEMENTS) statements.delete(statements.keys().next().value ?? '');
      return made;
    },
  };
}

/** SQLite ends a transaction by itself where the disk is full; the rollback after it must not fail and hide why. */
function rollbackIfOpen(db: Database.Database): Statement {
  const nothing = { changes: 0, lastInsertRowid: 0 };
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run: () => (db.inTransaction ? db.prepare('rollback').run() : nothing),
  };
}
