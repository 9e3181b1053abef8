import { isDeepStrictEqual } from 'node:util';
import type Database from 'better-sqlite3';
import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Enough for every table of an act in the sizes that batches have; the oldest goes first. */
const MAX_KEPT = 256;

/** Rows of one statement: bounded, so that none nears SQLite's limit of variables. */
const ROWS_PER_INSERT = 500;

type Statement = Database.Statement<unknown[]>;

/**
 * Writes within one turn, from BEGIN to COMMIT: queries are built by Kysely and run on the connection there and then. A
 * lone act is what people wait for, and a turn of the event loop's queues for each statement took longer than it.
 */
export class Writer {
  readonly #db: Kysely<Tables>;
  readonly #sqlite: Database.Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #kept = new Map<string, Statement>();

  constructor(db: Kysely<Tables>, sqlite: Database.Database) {
    this.#db = db;
    this.#sqlite = sqlite;
    this.#begin = sqlite.prepare('begin immediate');
    this.#commit = sqlite.prepare('commit');
    this.#rollback = sqlite.prepare('rollback');
  }

  /**
   * Runs `work` as one transaction, and resolves when it is on disk: at once, or after the one that is open. Nothing of
   * it stays where it throws, or where the commit does.
   */
  async transaction(work: () => void): Promise<void> {
    if (!this.#sqlite.inTransaction) this.#within(work);
    else await this.#db.connection().execute(async () => this.#within(work));
  }

  /** SQLite ends a transaction by itself where the disk is full. */
  #within(work: () => void): void {
    this.#begin.run();
    try {
      work();
      this.#commit.run();
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#rollback.run();
      throw error;
    }
  }

  run(build: (db: Kysely<Tables>) => Compilable): void {
    const { sql, parameters } = build(this.#db).compile();
    this.#sqlite.prepare<unknown[]>(sql).run([...parameters]);
  }

  all<O>(build: (db: Kysely<Tables>) => Compilable<O>): O[] {
    const { sql, parameters } = build(this.#db).compile();
    return this.#sqlite.prepare<unknown[]>(sql).all([...parameters]) as O[];
  }

  /**
   * Inserts rows with a statement that is built and prepared once for each number of them, and returns what it returns.
   * A `name` stands for one query, and for rows with their fields in one order.
   */
  insert<R extends object, O>(name: string, rows: R[], build: (db: Kysely<Tables>, rows: R[]) => Compilable<O>): O[] {
    const returned: O[] = [];
    for (let i = 0; i < rows.length; i += ROWS_PER_INSERT) {
      returned.push(...this.#insertSome(name, rows.slice(i, i + ROWS_PER_INSERT), build));
    }
    return returned;
  }

  #insertSome<R extends object, O>(
    name: string,
    rows: R[],
    build: (db: Kysely<Tables>, rows: R[]) => Compilable<O>,
  ): O[] {
    const key = `${name} ${rows.length}`;
    const parameters = rows.flatMap((row): unknown[] => Object.values(row));
    const statement = this.#kept.get(key) ?? this.#keep(key, build(this.#db, rows).compile(), parameters);
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
