import { isDeepStrictEqual } from 'node:util';
import type Database from 'better-sqlite3';
import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Enough for every table of an act in the sizes that batches have; the oldest goes first. */
const MAX_KEPT = 256;

type Statement = Database.Statement<unknown[]>;

/**
 * Inserts that are built and prepared once for each number of rows, and run there and then. A lone act is what people
 * wait for: building its five statements anew, and a turn for each, took longer than running them.
 */
export class KeptInserts {
  readonly #sqlite: Database.Database;
  readonly #kept = new Map<string, Statement>();

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
  }

  /**
   * Runs what `build` makes of the rows, and returns what it returns; within the transaction that is open. A `name`
   * stands for one query, and for rows with their fields in one order.
   */
  run<R extends object, O>(
    db: Kysely<Tables>,
    name: string,
    rows: R[],
    build: (db: Kysely<Tables>, rows: R[]) => Compilable<O>,
  ): O[] {
    if (rows.length === 0) return [];
    const key = `${name} ${rows.length}`;
    const parameters = rows.flatMap((row): unknown[] => Object.values(row));
    const statement = this.#kept.get(key) ?? this.#keep(key, build(db, rows).compile(), parameters);
    if (statement.reader) return statement.all(parameters) as O[];
    statement.run(parameters);
    return [];
  }

  #keep(key: string, query: { sql: string; parameters: readonly unknown[] }, parameters: unknown[]): Statement {
    if (!isDeepStrictEqual(query.parameters, parameters)) throw new Error(`The insert “${key}” is not one row a row.`);
    const statement = this.#sqlite.prepare<unknown[]>(query.sql);
    this.#kept.set(key, statement);
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return statement;
  }
}
