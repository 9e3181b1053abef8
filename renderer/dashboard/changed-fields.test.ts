import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';
import { fromLocalInput, toLocalInput } from './local-input.ts';

test('S-D3 an edit asks for what was changed, and for nothing else', () => {
  expect(changedFields({ name: 'A', room: '1', open: true }, { name: 'A', room: '2', open: true })).toEqual({
    room: '2',
  });
});

test('S-D4 a time goes into its field and out again to the minute; an empty field is none', () => {
  const at = Date.UTC(2026, 10, 22, 13, 5);
  expect(fromLocalInput(toLocalInput(at))).toBe(at);
  expect([toLocalInput(undefined), fromLocalInput('')]).toEqual(['', undefined]);
});
