import { isDeepStrictEqual } from 'node:util';
import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Enough for every table of an act in the sizes that batches have; the oldest goes first. */
const MAX_KEPT = 256;

/**
 * Inserts compiled once for each number of rows: a lone act is what people wait for, and building its five statements
 * anew took longer than running them.
 */
export class KeptInserts {
  readonly #kept = new Map<string, CompiledQuery<unknown>>();

  /**
   * Runs what `build` makes of the rows, and returns what it returns. A `name` stands for one query, and for rows with
   * their fields in one order.
   */
  async run<R extends object, O>(
    db: Kysely<Tables>,
    name: string,
    rows: R[],
    build: (db: Kysely<Tables>, rows: R[]) => Compilable<O>,
  ): Promise<O[]> {
    if (rows.length === 0) return [];
    const key = `${name} ${rows.length}`;
    const parameters = rows.flatMap((row): unknown[] => Object.values(row));
    const kept = this.#kept.get(key);
    const query = kept ? { ...kept, parameters } : build(db, rows).compile();
    if (!kept && isDeepStrictEqual(query.parameters, parameters)) this.#keep(key, query);
    const { rows: returned } = await db.executeQuery(query as CompiledQuery<O>);
    return returned;
  }

  #keep(key: string, query: CompiledQuery<unknown>): void {
    this.#kept.set(key, query);
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
  }
}
