import { expect, test } from 'vitest';
import { Attempts } from './attempts.ts';

test('SE-4 the twenty-first wrong sign-in from one place waits; another place does not', () => {
  const attempts = new Attempts();
  for (let i = 0; i < 20; i++) expect(attempts.begin('192.0.2.1', 0)).toBeUndefined();
  expect(attempts.begin('192.0.2.1', 0)).toMatchObject({ code: 'rate-limited', retryAfterMs: 30_000 });
  expect(attempts.begin('192.0.2.2', 0)).toBeUndefined();
  expect(attempts.begin('192.0.2.1', 30_000)).toBeUndefined();
});

test('SE-4 right sign-ins do not count, however many', () => {
  const attempts = new Attempts();
  for (let i = 0; i < 500; i++) {
    expect(attempts.begin('192.0.2.1', 0)).toBeUndefined();
    attempts.succeeded('192.0.2.1');
  }
});
