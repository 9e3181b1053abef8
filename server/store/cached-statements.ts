import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Enough for every statement of the hub in the batch sizes that recur; the oldest goes first. */
const MAX_STATEMENTS = 256;

/** The database as Kysely sees it, with prepared statements kept: preparing costs more than running these. */
export function withCachedStatements(db: Database.Database): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => db.close(),
    prepare: (sql) => {
      const kept = statements.get(sql);
      if (kept) return kept;
      const made = db.prepare(sql) as ReturnType<SqliteDatabase['prepare']>;
      statements.set(sql, made);
      if (statements.size > MAX_STATEMENTS) statements.delete(statements.keys().next().value ?? '');
      return made;
    },
  };
}
