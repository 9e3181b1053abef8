import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LastNews, LastWord } from '../../client/last-state.ts';
import type { LogLine } from '../../client/log.ts';
import { emptyFloor } from '../../protocol/floor.ts';
import { emptyPerson } from '../../protocol/person.ts';
import { personChannel } from '../../protocol/scalars.ts';
import { claimOutbox } from './claim-outbox.ts';
import { openDatabase } from './open.ts';
import { createSqliteLastState } from './sqlite-last-state.ts';
import { createSqliteOutbox } from './sqlite-outbox.ts';

const ANA = '01890a5d-ac96-774b-bcce-b302099a8057';
const STATION = '01890a5d-ac96-774b-bcce-b302099a8058';
const own = personChannel(ANA);
const word: LastWord = {
  actor: {
    kind: 'station',
    station: { id: STATION, name: 'Kiosk', equipmentIds: [] },
    user: { id: ANA, name: 'Ana', username: 'ana', role: 'researcher' },
  },
  isSigningOut: false,
  currentAt: 1_700_000_000_000,
};
const announcement = { id: STATION, text: 'Fire drill', postedAt: 1, postedBy: { id: ANA, name: 'Ana' } };
const floor = (seq: number) => ({
  channel: 'floor' as const,
  epoch: 'e1',
  seq,
  state: { ...emptyFloor, announcements: { [STATION]: announcement } },
});
const person = { channel: own, epoch: 'p1', seq: 2, state: emptyPerson };
const all: LastNews = { word, channels: [floor(7), person], follows: ['floor', own] };

let folder = '';
let open: Database.Database[] = [];
let log: LogLine[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hycon-last-'));
  log = [];
});
afterEach(() => {
  for (const db of open) db.close();
  open = [];
  rmSync(folder, { recursive: true });
});

/** The file after the program ended without a word. */
function reopened(ours: { hub?: string; version?: string } = {}) {
  const db = openDatabase(join(folder, 'outbox.sqlite'));
  open.push(db);
  const options = { hub: 'http://hub', version: '1.0.0', log: (line: LogLine) => log.push(line), ...ours };
  return { db, store: createSqliteLastState(db, options) };
}
const rows = (db: Database.Database) => db.prepare('SELECT count(*) FROM last_channel').pluck().get();

test('K-30 what was kept is there after a restart', () => {
  expect(reopened().store.read()).toBeUndefined();
  reopened().store.write(all);
  expect(reopened().store.read()).toEqual({ ...word, channels: [floor(7), person] });
});

test('K-30 only what is new is written, and what is not followed any more goes', () => {
  const { store } = reopened();
  store.write(all);
  const later = { ...word, isSigningOut: true, currentAt: word.currentAt + 1 };
  store.write({ word: later, channels: [floor(9)], follows: ['floor'] });
  expect(reopened().store.read()).toEqual({ ...later, channels: [floor(9)] });
});

test('K-30 a write that fails in the middle leaves what was there', () => {
  const { db, store } = reopened();
  store.write(all);
  db.exec("CREATE TRIGGER full BEFORE DELETE ON last_channel BEGIN SELECT RAISE(ABORT, 'full'); END");
  const news = { word: { ...word, currentAt: 5 }, channels: [floor(9)], follows: ['floor' as const] };
  expect(() => store.write(news)).toThrow('full');
  expect(reopened().store.read()).toEqual({ ...word, channels: [floor(7), person] });
});

test.each([
  ['no JSON', "UPDATE last_channel SET state = '{'"],
  ['another shape', `UPDATE last_channel SET state = '{"equipment":5}' WHERE channel = 'floor'`],
  ['an unknown channel', "UPDATE last_channel SET channel = 'ceiling' WHERE channel = 'floor'"],
  ['nobody', "UPDATE last_word SET actor = '{}'"],
  ['no time', 'UPDATE last_word SET current_at = -1'],
])('K-30 a broken one is dropped, and no act with it: %s', (_what, sql) => {
  const { db, store } = reopened();
  store.write(all);
  const outbox = createSqliteOutbox(db);
  const body = { type: 'session.end', sessionId: ANA, outcome: 'completed' } as const;
  const entry = outbox.add({ id: STATION, occurredAt: 1, body });
  db.exec(sql);
  const again = reopened();
  expect(again.store.read()).toBeUndefined();
  expect(log.map(({ message }) => message)).toEqual(['the last state can’t be read and is dropped']);
  expect(rows(again.db)).toBe(0);
  expect(createSqliteOutbox(again.db).entries()).toEqual([entry]);
});

test.each([{ hub: 'http://another' }, { version: '2.0.0' }])('K-30 another’s is dropped: %o', (ours) => {
  reopened().store.write(all);
  const { db, store } = reopened(ours);
  expect([store.read(), rows(db), log]).toEqual([undefined, 0, []]);
});

test('K-30 another station begins without it, the same one keeps it', () => {
  const { db, store } = reopened();
  const host = 'this one';
  claimOutbox(db, { host, token: 'of-the-confocal' });
  store.write(all);
  claimOutbox(db, { host, token: 'of-the-confocal' });
  expect(store.read()).toBeDefined();
  claimOutbox(db, { host, token: 'of-the-sem' });
  expect(store.read()).toBeUndefined();
});

test('K-30 what a revoked station knew is gone', () => {
  const { store } = reopened();
  store.write(all);
  store.forget();
  expect(reopened().store.read()).toBeUndefined();
});
