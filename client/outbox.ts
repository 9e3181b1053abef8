import type { IntentBody } from '../protocol/intents.ts';
import type { OutboxEntry } from './hub-link.ts';

/** An act as it waits on disk: everything needed to send it again with the same number after a crash. */
export interface NewEntry {
  id: string;
  occurredAt: number;
  body: IntentBody;
}

/**
 * Where acts wait until the hub has answered. In Electron a SQLite file, in a browser page a list in memory. Every call
 * is durable when it returns; one that throws has changed nothing.
 */
export interface Outbox {
  /** Under which name these entries are numbered; made once per outbox. */
  readonly installId: string;
  /** Every entry that is not yet cleared, by rising `n`. */
  entries(): OutboxEntry[];
  /** Appends under the next `n`: one more than the highest ever given here. */
  add(entry: NewEntry): OutboxEntry;
  /** Replaces the entry of the same `n`. */
  update(entry: OutboxEntry): void;
  remove(n: number): void;
}
