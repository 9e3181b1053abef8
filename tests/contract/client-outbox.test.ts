import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import { openDatabase } from '../../main/outbox/open.ts';
import { createSqliteOutbox } from '../../main/outbox/sqlite-outbox.ts';
import { outboxContract } from './client-outbox.ts';

outboxContract('the outbox of a page', () => ({
  outbox: createMemoryOutbox('install-1'),
  close: () => undefined,
}));

outboxContract('the outbox on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hycon-outbox-'));
  const opened: ReturnType<typeof openDatabase>[] = [];
  // Not closed before the next is opened: a program that ends without a word closes nothing.
  const open = () => {
    const db = openDatabase(join(folder, 'outbox.sqlite'));
    opened.push(db);
    return createSqliteOutbox(db);
  };
  return {
    outbox: open(),
    reopen: open,
    close: () => {
      for (const db of opened) db.close();
      rmSync(folder, { recursive: true });
    },
  };
});
