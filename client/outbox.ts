import type { ClockSample } from './clock-offset.ts';
import type { AnsweredAct, NewEntry, OutboxEntry } from './hub-link.ts';

/**
 * Where acts wait until the hub has answered. In Electron a SQLite file, in a browser page a list in memory. Every call
 * is durable when it returns; one that throws has changed nothing. An entry is known by its `id`: its number changes
 * when the hub has lost or never had the numbers before it.
 */
export interface Outbox {
  /** Under which name these entries are numbered; made once per outbox. */
  readonly installId: string;
  /** Every entry that is not yet cleared, by rising `n`; a refused one keeps the number that it had, which may come again. */
  entries(): OutboxEntry[];
  /** Appends as `saved` under the next `n`: one more than the last given here, or what `renumber` set. */
  add(entry: NewEntry): OutboxEntry;
  /** Replaces the entries of the same `id`s, all in one transaction. */
  update(...entries: OutboxEntry[]): void;
  remove(id: string): void;
  /** The last acts that the hub has taken, the newest last. */
  answered(): AnsweredAct[];
  /** These leave the queue, and what became of them is kept, of as many as are looked back at: all in one transaction. */
  settle(acts: readonly AnsweredAct[]): void;
  /** Replaces these entries by their `id`s and makes `nextN` the number of the next `add`, all in one transaction. */
  renumber(entries: readonly OutboxEntry[], nextN: number): void;
  /** The last measure of the hub's clock that was kept, so that an act after a restart without a network has its time too. */
  clock(): ClockSample | undefined;
  keepClock(sample: ClockSample): void;
}
