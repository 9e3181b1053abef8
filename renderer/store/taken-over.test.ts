import { expect, test } from 'vitest';
import type { Session } from '../../protocol/entities.ts';
import type { Fact } from '../../protocol/facts.ts';
import { foldTakenOver } from './taken-over.ts';

const ended = (outcome: string, id = 's1'): Fact => {
  const session: Session = {
    id,
    equipmentId: 'scope',
    operator: { id: 'ana', name: 'Ana' },
    startedAt: 1,
    endedAt: 2,
    outcome,
  };
  return { seq: 1, at: 2, type: 'session.ended', by: { user: { id: 'ben', name: 'Ben' } }, session };
};

test('S-KD7 a session that was taken over is remembered with who did it; one that just ended is not', () => {
  const one = { sessionId: 's1', equipmentId: 'scope', operatorId: 'ana', by: 'Ben', at: 2 };
  expect(foldTakenOver([], [ended('completed'), ended('taken-over')])).toEqual([one]);
  const before = [one];
  expect(foldTakenOver(before, [ended('completed')])).toBe(before);
});

test('S-KD7 only the last ones are remembered', () => {
  const many = Array.from({ length: 30 }, (_, at) => ended('taken-over', `s${at}`));
  expect(foldTakenOver([], many).map(({ sessionId }) => sessionId)).toEqual(
    Array.from({ length: 20 }, (_, at) => `s${at + 10}`),
  );
});
