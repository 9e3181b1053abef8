import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ClockSample } from '../../client/clock-offset.ts';
import type { NewEntry, OutboxEntry } from '../../client/hub-link.ts';
import type { Outbox } from '../../client/outbox.ts';
import { type EntryRow, fromRow, toRow } from './entry-row.ts';
import { keptAnswers } from './kept-answers.ts';

const counterRow = z.object({ install_id: z.string(), next_n: z.int().min(1) });
const clockRow = z.object({ offset_ms: z.number(), rtt_ms: z.number(), measured_at: z.int() });

/** The outbox on disk: what a person did is here until the hub has answered, whatever happens to this machine. */
export function createSqliteOutbox(db: Database): Outbox {
  const counter = () => counterRow.parse(db.prepare('SELECT install_id, next_n FROM counter').get());
  const setNext = db.prepare('UPDATE counter SET next_n = ?');
  const list = db.prepare('SELECT * FROM entry ORDER BY n, occurred_at, id');
  const insert = db.prepare(
    `INSERT INTO entry (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `:${name}`).join(', ')})`,
  );
  const replace = db.prepare(
    `UPDATE entry SET ${COLUMNS.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`,
  );
  const remove = db.prepare('DELETE FROM entry WHERE id = ?');

  const add = db.transaction((entry: NewEntry): OutboxEntry => {
    const n = counter().next_n;
    const added: OutboxEntry = { ...entry, n, state: 'saved' };
    insert.run(toRow(added));
    setNext.run(n + 1);
    return added;
  });
  const update = db.transaction((entries: readonly OutboxEntry[]) => {
    for (const entry of entries) replace.run(toRow(entry));
  });
  const renumber = db.transaction((entries: readonly OutboxEntry[], nextN: number) => {
    for (const entry of entries) replace.run(toRow(entry));
    setNext.run(nextN);
  });

  return {
    installId: counter().install_id,
    entries: () => list.all().map(fromRow),
    add: (entry) => add.immediate(entry),
    update: (...entries) => update.immediate(entries),
    remove: (id) => void remove.run(id),
    renumber: (entries, nextN) => renumber.immediate(entries, nextN),
    ...keptAnswers(db),
    ...keptClock(db),
  };
}

const COLUMNS = [
  'id',
  'n',
  'occurred_at',
  'clock_error_ms',
  'offline',
  'done_by',
  'body',
  'state',
  'outcome',
] as const satisfies (keyof EntryRow)[];

function keptClock(db: Database): Pick<Outbox, 'clock' | 'keepClock'> {
  const read = db.prepare('SELECT offset_ms, rtt_ms, measured_at FROM clock');
  const write = db.prepare('INSERT OR REPLACE INTO clock VALUES (1, :offsetMs, :rttMs, :at)');
  return {
    clock() {
      const stored = read.get();
      if (stored === undefined) return undefined;
      const { offset_ms, rtt_ms, measured_at } = clockRow.parse(stored);
      return { offsetMs: offset_ms, rttMs: rtt_ms, at: measured_at };
    },
    keepClock: ({ offsetMs, rttMs, at }: ClockSample) => void write.run({ offsetMs, rttMs, at: Math.round(at) }),
  };
}
