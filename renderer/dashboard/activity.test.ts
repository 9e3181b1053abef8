import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { type Activity, CONFIRMED_FOR_MS, inLines, nextActivity } from './activity.ts';

const body = { type: 'equipment.retire', equipmentId: 'scope' } as const;
const refusal: Refusal = { code: 'already-in-use', message: 'In use.' };
const head = { n: 1, id: 'a', occurredAt: 0, body };
const sent: OutboxEntry = { ...head, state: 'sent' };
const refused: OutboxEntry = { ...head, state: 'refused', refusal };
const pending = nextActivity([], [sent], 0);

test('S-A1 an act is told as pending, then as confirmed once it has left the outbox, then no more', () => {
  expect(pending).toEqual([{ id: 'a', body, state: 'pending' }]);
  const confirmed = nextActivity(pending, [], 10);
  expect(confirmed).toEqual([{ id: 'a', body, state: 'confirmed', at: 10 }]);
  expect(nextActivity(confirmed, [], 10 + CONFIRMED_FOR_MS - 1)).toEqual(confirmed);
  expect(nextActivity(confirmed, [], 10 + CONFIRMED_FOR_MS)).toEqual([]);
});

test('S-A2 a refused act stays until it is dismissed, and is never told as confirmed', () => {
  const told = nextActivity(pending, [refused], 10);
  expect(told).toEqual([{ id: 'a', body, state: 'refused', refusal }]);
  expect(nextActivity(told, [refused], 10 + 10 * CONFIRMED_FOR_MS)).toEqual(told);
  expect(nextActivity(told, [], 20)).toEqual([]);
});

test('S-A3 having read something is not told unless it was refused', () => {
  const read = { ...head, body: { type: 'sample.mark-read' as const, sampleIds: ['s'] } };
  expect(nextActivity([], [{ ...read, state: 'sent' }], 0)).toEqual([]);
  expect(nextActivity([], [{ ...read, state: 'refused', refusal }], 0)).toMatchObject([{ state: 'refused' }]);
});

test('S-A3 many acts of one kind that fare alike are told in one line, each refusal in its own', () => {
  const act = (id: string, state: 'pending' | 'refused'): Activity =>
    state === 'pending' ? { id, body, state } : { id, body, state, refusal };
  const few = ['a', 'b', 'c'].map((id) => act(id, 'pending'));
  expect(inLines(few).map((one) => one.count)).toEqual([1, 1, 1]);
  const refusals = [act('x', 'refused'), act('y', 'refused')];
  const lines = inLines([...few, ...refusals, act('d', 'pending')]);
  expect(lines.map(({ first, count }) => [first.id, count])).toEqual([
    ['a', 4],
    ['x', 1],
    ['y', 1],
  ]);
});
