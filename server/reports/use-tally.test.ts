import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import { MAX_USE_ROWS, type ReportBy } from '../../protocol/reports.ts';
import type { KnownEquipment } from '../store/store.ts';
import { UseTally } from './use-tally.ts';

const HOUR = 3_600_000;
const FROM = 100 * HOUR;
const TO = 110 * HOUR;
const tem = { id: newId(), name: 'TEM' };
const ana = { id: newId(), name: 'Ana' };
const ben = { id: newId(), name: 'Ben' };
const known = (over: Partial<KnownEquipment> = {}): KnownEquipment => ({
  id: tem.id,
  name: 'TEM',
  retiredAt: null,
  observedSince: null,
  ...over,
});
const used = (startedAt: number, endedAt?: number, over: Partial<Session> = {}): Session => ({
  ...{ id: newId(), equipmentId: tem.id, operator: ana, startedAt },
  ...(endedAt !== undefined && { endedAt }),
  ...over,
});

function tallyOf(by: ReportBy, equipment = [known()], nameOf: (id: string) => string | undefined = () => undefined) {
  const weeks = [
    { key: 'first', from: FROM, to: FROM + 4 * HOUR },
    { key: 'second', from: FROM + 4 * HOUR, to: TO },
  ];
  return new UseTally({ from: FROM, to: TO, by, weeks, equipment, nameOf });
}

describe('use', () => {
  test('RE-2 a use counts as far as it lies in the time, an open one to its end; one outside does not', () => {
    const tally = tallyOf('equipment');
    tally.addSession(used(FROM - HOUR, FROM + HOUR));
    tally.addSession(used(FROM + 2 * HOUR, FROM + 2 * HOUR));
    tally.addSession(used(TO - HOUR));
    tally.addSession(used(FROM - 9 * HOUR, FROM));
    tally.addSession(used(TO, TO + HOUR));
    tally.addSession(used(TO + HOUR));
    const { rows, total } = tally.report();
    expect(rows).toEqual([expect.objectContaining({ key: tem.id, name: 'TEM', uses: 3, usedMs: 2 * HOUR })]);
    expect(total).toMatchObject({ uses: 3, usedMs: 2 * HOUR });
  });

  test('RE-2 one over the turn of a week is a use of both, and one in the total', () => {
    const tally = tallyOf('week');
    tally.addSession(used(FROM + 3 * HOUR, FROM + 6 * HOUR));
    const { rows, total } = tally.report();
    expect(rows.map((row) => [row.key, row.uses, row.usedMs])).toEqual([
      ['first', 1, HOUR],
      ['second', 1, 2 * HOUR],
    ]);
    expect(total).toMatchObject({ uses: 1, usedMs: 3 * HOUR });
  });

  test('RE-3 collided uses are counted apart', () => {
    const tally = tallyOf('equipment');
    tally.addSession(used(FROM, FROM + HOUR));
    tally.addSession(used(FROM, FROM + 2 * HOUR, { conflict: { reason: 'in-use' } }));
    expect(tally.report().total).toMatchObject({ uses: 1, usedMs: HOUR, collisions: 1, collidedMs: 2 * HOUR });
  });

  test('RE-4 what nobody used is there with nothing; a retired piece as long as it was there', () => {
    const gone = known({ id: newId(), name: 'Gone', retiredAt: FROM });
    const going = known({ id: newId(), name: 'Going', retiredAt: FROM + 1 });
    const rows = tallyOf('equipment', [known(), gone, going]).report().rows;
    expect(rows.map((row) => [row.name, row.uses])).toEqual([
      ['Going', 0],
      ['TEM', 0],
    ]);
  });

  test('RE-4 a person is the operator, by today’s name where that is known; the most used come first', () => {
    const tally = tallyOf('person', [known()], (id) => (id === ana.id ? 'Ana Maria' : undefined));
    tally.addSession(used(FROM, FROM + HOUR, { user: ben }));
    tally.addSession(used(FROM, FROM + 2 * HOUR, { operator: ben }));
    const { rows } = tally.report();
    expect(rows.map((row) => [row.key, row.name, row.usedMs])).toEqual([
      [ben.id, 'Ben', 2 * HOUR],
      [ana.id, 'Ana Maria', HOUR],
    ]);
    expect(rows[0]).not.toHaveProperty('observed');
  });

  test('RE-4 use without a project has a row of its own; the least used rows are left out, and are in the total', () => {
    const tally = tallyOf('project');
    tally.addSession(used(FROM, FROM + HOUR));
    for (let i = 0; i < MAX_USE_ROWS; i++) tally.addSession(used(FROM, FROM + 1, { project: `P${i}` }));
    const { rows, leftOut, total } = tally.report();
    expect(rows[0]).toMatchObject({ key: '', name: '', usedMs: HOUR });
    expect([rows.length, leftOut, total.uses]).toEqual([MAX_USE_ROWS, 1, MAX_USE_ROWS + 1]);
  });

  test('RE-7 hours observed are of those since a piece was first noted, until it was retired', () => {
    const since = known({ observedSince: FROM + 2 * HOUR, retiredAt: TO - 2 * HOUR });
    const tally = tallyOf('equipment', [since]);
    tally.addSpan({ equipmentId: tem.id, since: FROM - HOUR, until: FROM + 3 * HOUR });
    tally.addSpan({ equipmentId: tem.id, since: FROM + 5 * HOUR, until: FROM + 6 * HOUR });
    const { rows, total, observedSince } = tally.report();
    expect(rows[0]?.observed).toEqual({ ms: 4 * HOUR, ofMs: 6 * HOUR });
    expect(total.observed).toEqual(rows[0]?.observed);
    expect(observedSince).toBe(FROM + 2 * HOUR);
  });

  test('RE-7 a time in sight that grew while it was read counts once; what was never noted has no share', () => {
    const never = known({ id: newId(), name: 'Never' });
    const tally = tallyOf('week', [known({ observedSince: FROM - HOUR }), never]);
    tally.addSpan({ equipmentId: tem.id, since: FROM, until: FROM + 5 * HOUR });
    tally.addSpan({ equipmentId: tem.id, since: FROM, until: FROM + 6 * HOUR });
    const { rows, total } = tally.report();
    expect(rows.map((row) => row.observed)).toEqual([
      { ms: 4 * HOUR, ofMs: 4 * HOUR },
      { ms: 2 * HOUR, ofMs: 6 * HOUR },
    ]);
    expect(total.observed).toEqual({ ms: 6 * HOUR, ofMs: 10 * HOUR });
    expect(tally.report()).not.toHaveProperty('observedSince');
  });
});
