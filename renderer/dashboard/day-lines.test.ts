import { expect, test } from 'vitest';
import { dayLines } from './day-lines.ts';

test('TL-4 a day is told in the order of its beginnings, cut to the day', () => {
  const session = (id: string, startedAt: number, endedAt?: number) => ({
    ...{ id, equipmentId: 'sem', operator: { id: 'ana', name: 'Ana' }, startedAt },
    ...(endedAt !== undefined && { endedAt }),
  });
  const lines = dayLines({
    from: 100,
    to: 200,
    sessions: [session('over night', 50, 120), session('open', 180)],
    conditions: [{ from: 130, to: 150, condition: 'impaired', reason: 'Slow' }],
    unseen: [{ from: 110, to: 125 }],
  });
  expect(lines.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['session', 100, 120],
    ['unseen', 110, 125],
    ['condition', 130, 150],
    ['session', 180, 200],
  ]);
});
