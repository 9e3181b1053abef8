import { expect, test } from 'vitest';
import type { LinkPhase } from '../../client/hub-link.ts';
import { TROUBLE_AFTER_MS, troubleOf } from './trouble.ts';

const waiting: LinkPhase = {
  phase: 'waiting',
  attempt: 2,
  retryAt: 14_000,
  reason: { code: 'unreachable', message: 'Nobody answers.' },
};

test('S-C1 the connection line shows after 2.5 s of trouble, and says when the next try is', () => {
  expect(troubleOf(waiting, 10_000, 10_000 + TROUBLE_AFTER_MS - 1)).toBe(null);
  expect(troubleOf(waiting, 10_000, 12_500)).toEqual({ link: waiting, since: 10_000, retryInMs: 1500 });
});

test('S-C1 it goes at once when the link is live, whatever was before', () => {
  expect(troubleOf({ phase: 'live' }, 10_000, 99_000)).toBe(null);
});

test('S-C1 a hub that does not let the screen in is told at once', () => {
  const stopped: LinkPhase = { phase: 'stopped', reason: { code: 'unauthorized', message: 'Unknown.' } };
  expect(troubleOf(stopped, 10_000, 10_001)).toEqual({ link: stopped, since: 10_000, retryInMs: null });
});
