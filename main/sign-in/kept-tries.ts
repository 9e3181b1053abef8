import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Counted, countTry, giveBack, type LockRule, type Tries } from '../../protocol/lock-out.ts';

const row = z.object({ tries: z.int(), last_at: z.int(), locked_until: z.int() });

/** Wrong tries at this kiosk without the hub, counted as the hub counts them; a restart forgives nothing. */
export class KeptTries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Counted before it is judged; a look counts nothing and only says whether one may. */
  count(subject: string, now: number, { rule, isGuess }: { rule: LockRule; isGuess: boolean }): Counted {
    const before = this.#read(subject);
    const counted = countTry(before, now, rule);
    if (isGuess) this.#write(subject, counted.after);
    return counted;
  }

  giveBack(subject: string): void {
    this.#write(subject, giveBack(this.#read(subject)));
  }

  forget(subject: string): void {
    this.#write(subject, undefined);
  }

  #read(subject: string): Tries | undefined {
    const stored = this.#db
      .prepare('SELECT tries, last_at, locked_until FROM sign_in_tries WHERE subject = ?')
      .get(subject);
    if (stored === undefined) return undefined;
    const { tries, last_at, locked_until } = row.parse(stored);
    return { tries, lastAt: last_at, lockedUntil: locked_until };
  }

  #write(subject: string, tries: Tries | undefined): void {
    if (!tries) this.#db.prepare('DELETE FROM sign_in_tries WHERE subject = ?').run(subject);
    else
      this.#db
        .prepare('INSERT OR REPLACE INTO sign_in_tries VALUES (?, ?, ?, ?)')
        .run(subject, tries.tries, Math.round(tries.lastAt), Math.round(tries.lockedUntil));
  }
}
