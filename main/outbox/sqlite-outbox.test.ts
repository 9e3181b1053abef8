import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import { migrate } from './migrate.ts';
import { outbox001 } from './migrations/001-outbox.ts';
import { openDatabase } from './open.ts';
import { createSqliteOutbox } from './sqlite-outbox.ts';

const body = { type: 'session.end', sessionId: '01890a5d-ac96-774b-bcce-b302099a8057', outcome: 'completed' } as never;
const entry = (id: string) => ({ id, occurredAt: 1_700_000_000_000, body });
let folder = '';
let open: Database.Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hycon-outbox-'));
});
afterEach(() => {
  for (const db of open) db.close();
  open = [];
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'outbox.sqlite');
function reopened() {
  const db = openDatabase(file());
  open.push(db);
  return { db, outbox: createSqliteOutbox(db) };
}

test('K-14 every write is on the disk before it is said to be', () => {
  const { db } = reopened();
  db.exec('CREATE TABLE touched (x)');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(reopened().db.pragma('synchronous', { simple: true })).toBe(2);
});

test('K-14 entries, their order, their outcome, the name and the count are there after a restart', () => {
  const { outbox } = reopened();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => outbox.add(entry(id))) as [OutboxEntry, OutboxEntry, OutboxEntry];
  const confirmed: OutboxEntry = { ...entry('a'), n: a.n, state: 'confirmed', result: { x: 1 }, seq: { floor: 7 } };
  const refused: OutboxEntry = {
    ...entry('b'),
    n: b.n,
    state: 'refused',
    refusal: { code: 'conflict', message: 'no' },
  };
  outbox.update(confirmed);
  outbox.update(refused);
  const again = reopened().outbox;
  expect(again.entries()).toEqual([confirmed, refused, { ...c, n: 3, state: 'saved' }]);
  expect(again.installId).toBe(outbox.installId);
  again.remove('c');
  expect(again.add(entry('d')).n).toBe(4);
});

test('K-14 renumbering is all or nothing', () => {
  const { db, outbox } = reopened();
  const added = outbox.add(entry('a'));
  db.exec("CREATE TRIGGER full BEFORE UPDATE ON counter BEGIN SELECT RAISE(ABORT, 'full'); END");
  expect(() => outbox.renumber([{ ...added, n: 9 }], 10)).toThrow('full');
  expect(outbox.entries()).toEqual([added]);
  db.exec('DROP TRIGGER full');
  outbox.renumber([{ ...added, n: 9 }], 10);
  expect(outbox.entries()).toEqual([{ ...added, n: 9 }]);
  expect(outbox.add(entry('b')).n).toBe(10);
});

test('K-14 an add that fails leaves no entry and takes no number', () => {
  const { outbox } = reopened();
  outbox.add(entry('a'));
  expect(() => outbox.add(entry('a'))).toThrow();
  expect(outbox.add(entry('b')).n).toBe(2);
});

test('K-14 a refused entry may share its number with the one that came after', () => {
  const { outbox } = reopened();
  const first = outbox.add(entry('a'));
  outbox.update({ ...entry('a'), n: first.n, state: 'refused', refusal: { code: 'conflict', message: 'no' } });
  outbox.renumber([], 1);
  expect(outbox.add(entry('b')).n).toBe(1);
  expect(outbox.entries().map(({ id }) => id)).toEqual(['a', 'b']);
});

const schemaOf = (db: Database.Database) =>
  db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map((table) => (table as { name: string }).name)
    .map((name) => [name, db.pragma(`table_xinfo(${name})`), db.pragma(`index_list(${name})`)]);

test('K-14 a file of the first version becomes what a fresh one is, with what was in it', () => {
  const fresh = new Database(':memory:');
  open.push(fresh);
  migrate(fresh);
  const old = new Database(file());
  outbox001(old, () => 'install-1');
  old.pragma('user_version = 1');
  old.exec(
    `INSERT INTO entry VALUES ('a', 7, 5, '${JSON.stringify(body)}', 'saved', NULL); UPDATE counter SET next_n = 8`,
  );
  old.close();
  const { db, outbox } = reopened();
  expect(schemaOf(db)).toEqual(schemaOf(fresh));
  expect(outbox.entries()).toEqual([{ id: 'a', occurredAt: 5, body, n: 7, state: 'saved' }]);
  expect([outbox.installId, outbox.add(entry('b')).n]).toEqual(['install-1', 8]);
});

test('K-18 a file of a newer version is left alone', () => {
  const db = new Database(file());
  db.pragma('user_version = 99');
  db.close();
  expect(() => openDatabase(file())).toThrow('newer version');
});
