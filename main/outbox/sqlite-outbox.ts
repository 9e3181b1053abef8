import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { NewEntry, Outbox } from '../../client/outbox.ts';
import { fromRow, toRow } from './entry-row.ts';

const counterRow = z.object({ install_id: z.string(), next_n: z.int().min(1) });

/** The outbox on disk: what a person did is here until the hub has answered, whatever happens to this machine. */
export function createSqliteOutbox(db: Database): Outbox {
  const counter = () => counterRow.parse(db.prepare('SELECT install_id, next_n FROM counter').get());
  const setNext = db.prepare('UPDATE counter SET next_n = ?');
  const list = db.prepare('SELECT * FROM entry ORDER BY n, occurred_at, id');
  const insert = db.prepare('INSERT INTO entry VALUES (:id, :n, :occurred_at, :body, :state, :outcome)');
  const replace = db.prepare(
    'UPDATE entry SET n = :n, occurred_at = :occurred_at, body = :body, state = :state, outcome = :outcome WHERE id = :id',
  );
  const remove = db.prepare('DELETE FROM entry WHERE id = ?');

  const add = db.transaction((entry: NewEntry): OutboxEntry => {
    const n = counter().next_n;
    const { id, occurredAt, body } = entry;
    const added: OutboxEntry = { id, n, occurredAt, body, state: 'saved' };
    insert.run(toRow(added));
    setNext.run(n + 1);
    return added;
  });
  const renumber = db.transaction((entries: readonly OutboxEntry[], nextN: number) => {
    for (const entry of entries) replace.run(toRow(entry));
    setNext.run(nextN);
  });

  return {
    installId: counter().install_id,
    entries: () => list.all().map(fromRow),
    add: (entry) => add.immediate(entry),
    update: (entry) => void replace.run(toRow(entry)),
    remove: (id) => void remove.run(id),
    renumber: (entries, nextN) => renumber.immediate(entries, nextN),
  };
}
