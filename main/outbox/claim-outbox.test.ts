import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import { refusal } from '../../protocol/refusals.ts';
import { type Claimant, claimOutbox } from './claim-outbox.ts';
import { migrate } from './migrate.ts';
import { createSqliteOutbox } from './sqlite-outbox.ts';

const body = { type: 'session.end', sessionId: '01890a5d-ac96-774b-bcce-b302099a8057', outcome: 'completed' } as never;
const entry = (id: string) => ({ id, occurredAt: 1_700_000_000_000, body });
const HERE: Claimant = { machineId: 'machine-1', host: 'host-1', token: 'token-1' };
const SAME = { isMoved: false, isReassigned: false };
const no = { code: 'not-found', message: 'No.' } as const;

let db: Database.Database;
let installs = 0;
beforeEach(() => {
  installs = 0;
  db = new Database(':memory:');
  migrate(db, () => 'install-0');
});
afterEach(() => db.close());

const claim = (more: Partial<Claimant> = {}) => claimOutbox(db, { ...HERE, ...more }, () => `install-${++installs}`);
const outbox = () => createSqliteOutbox(db);
const brief = (entries: OutboxEntry[]) => entries.map(({ n, id, state }) => `${n} ${id} ${state}`);

/** Ten acts are done already; of these, `b` was refused. */
function fill(): void {
  const { add, renumber, update } = outbox();
  renumber([], 11);
  for (const id of ['a', 'b', 'c']) add(entry(id));
  update({ ...entry('b'), n: 12, state: 'refused', refusal: no });
}

test('K-25 a first start, and every other on the same machine for the same station, changes nothing', () => {
  fill();
  const before = outbox().entries();
  for (const more of [{}, {}, { token: undefined }, {}]) expect(claim(more)).toEqual(SAME);
  expect([outbox().installId, outbox().entries()]).toEqual(['install-0', before]);
});

test('K-25 what can’t be read at one start is no other machine, and is still known at the next', () => {
  claim();
  const { machineId: _unread, ...host } = HERE;
  expect(claimOutbox(db, host)).toEqual(SAME);
  expect(claim({ machineId: 'machine-2' })).toMatchObject({ isMoved: true });
});

test.each([
  ['the machine’s id', { machineId: 'machine-2' }],
  ['its name', { host: 'host-2' }],
])('K-25 another machine, by %s, speaks under a new name from 1, with the same acts in their order', (_what, more) => {
  claim();
  fill();
  outbox().keepClock({ offsetMs: 1, rttMs: 2, at: 3 });
  expect(claim(more)).toEqual({ isMoved: true, isReassigned: false });
  expect(outbox().clock()).toBeUndefined();
  expect(outbox().installId).toBe('install-1');
  expect(brief(outbox().entries())).toEqual(['1 a saved', '2 c saved', '12 b refused']);
  expect(outbox().add(entry('d')).n).toBe(3);
  expect(claim(more)).toEqual(SAME);
});

test('K-26 what was done as another station is set aside in sight and never sent, under a new name', () => {
  claim();
  fill();
  expect(claim({ token: 'token-2' })).toEqual({ isMoved: false, isReassigned: true });
  expect(outbox().installId).toBe('install-1');
  expect(brief(outbox().entries())).toEqual(['11 a refused', '12 b refused', '13 c refused']);
  const [a, b] = outbox().entries();
  if (a?.state !== 'refused') throw new Error('not set aside');
  expect(refusal.parse(a.refusal)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('another station'),
  });
  expect(b).toMatchObject({ refusal: no });
  expect(outbox().add(entry('d')).n).toBe(1);
});

test('K-26 a token that was wrong for a while costs nothing: with the right one, what was set aside goes, late', () => {
  claim();
  fill();
  claim({ token: 'wrong' });
  outbox().add(entry('w'));
  outbox().remove('a');
  claim();
  expect(brief(outbox().entries())).toEqual(['1 c saved', '1 w refused', '12 b refused']);
  expect(outbox().entries()[0]).toMatchObject({ id: 'c', offline: true });
  claim({ token: 'wrong' });
  expect(brief(outbox().entries())).toEqual(['1 c refused', '1 w saved', '12 b refused']);
});

test('K-26 a copied disk that is enrolled as another station holds the other’s acts back', () => {
  claim();
  fill();
  expect(claim({ machineId: 'machine-2', host: 'host-2', token: 'token-2' })).toEqual({
    isMoved: true,
    isReassigned: true,
  });
  expect(
    outbox()
      .entries()
      .map(({ state }) => state),
  ).toEqual(['refused', 'refused', 'refused']);
});

test('K-33 what was done as another station, or on another machine, is not told as done here', () => {
  claim();
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  const body = { type: 'session.end', sessionId: id, outcome: 'completed' } as const;
  const done = { id, occurredAt: 1, answeredAt: 2, body, collision: null };
  for (const other of [{ token: 'token-2' }, { host: 'host-2' }]) {
    outbox().settle([done]);
    claim();
    expect(outbox().answered()).toEqual([done]);
    claim(other);
    expect(outbox().answered()).toEqual([]);
    claim();
  }
});

test('K-26 is all or nothing', () => {
  claim();
  fill();
  const before = outbox().entries();
  db.exec("CREATE TRIGGER full BEFORE UPDATE ON counter BEGIN SELECT RAISE(ABORT, 'full'); END");
  expect(() => claim({ token: 'token-2' })).toThrow('full');
  expect([outbox().installId, outbox().entries()]).toEqual(['install-0', before]);
});

test('K-26 a token is nowhere in the file', () => {
  claim();
  expect(db.serialize().includes('token-1')).toBe(false);
});
