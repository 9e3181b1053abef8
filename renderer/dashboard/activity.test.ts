import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../client/hub-link.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { CONFIRMED_FOR_MS, nextActivity } from './activity.ts';

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
