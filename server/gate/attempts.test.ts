import { expect, test } from 'vitest';
import { Attempts } from './attempts.ts';

const guess = { username: 'Maria', password: 'x' };
const badge = { badge: '1' };

test('SE-4 the twenty-first wrong sign-in from one place waits; another place does not', () => {
  const attempts = new Attempts();
  for (let i = 0; i < 20; i++) expect(attempts.begin('192.0.2.1', badge, 0)).toBeUndefined();
  expect(attempts.begin('192.0.2.1', badge, 0)).toMatchObject({ code: 'rate-limited', retryAfterMs: 30_000 });
  expect(attempts.begin('192.0.2.2', badge, 0)).toBeUndefined();
  expect(attempts.begin('192.0.2.1', badge, 30_000)).toBeUndefined();
});

test('SE-4 one name is not guessed from many places', () => {
  const attempts = new Attempts();
  for (let i = 0; i < 60; i++) expect(attempts.begin(`192.0.2.${i}`, guess, 0)).toBeUndefined();
  expect(attempts.begin('198.51.100.1', { ...guess, username: 'maria' }, 0)).toMatchObject({ code: 'rate-limited' });
  expect(attempts.begin('198.51.100.1', { ...guess, username: 'ana' }, 0)).toBeUndefined();
});

test('SE-4 right sign-ins do not count, however many', () => {
  const attempts = new Attempts();
  for (let i = 0; i < 500; i++) {
    expect(attempts.begin('192.0.2.1', guess, 0)).toBeUndefined();
    attempts.succeeded('192.0.2.1', guess);
  }
});
