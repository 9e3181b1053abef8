import { expect, test } from 'vitest';
import { idleReader, letGo, type ReaderOutcome, type ReaderState, readKey } from './badge-reader.ts';

/** Types keys with a gap between them; returns the state, every outcome, and when the next key comes. */
function type(keys: string[], gapMs: number, from: ReaderState = idleReader, at = 10_000) {
  let state = from;
  let now = at;
  const outcomes: ReaderOutcome[] = [];
  for (const key of keys) {
    const [next, outcome] = readKey(state, key, now);
    state = next;
    outcomes.push(outcome);
    now += gapMs;
  }
  return { state, outcomes, now };
}

const badge = [...'04A2B1', 'Enter'];

test('S-B1 keys less than 60 ms apart that end in Enter are a badge', () => {
  expect(type(badge, 59).outcomes.at(-1)).toEqual({ type: 'badge', badge: '04A2B1' });
});

test('S-B1 the same keys by hand are text, and none is lost', () => {
  const { outcomes } = type(badge, 60);
  const text = outcomes.map((one) => ('release' in one ? one.release : '')).join('');
  expect([text, outcomes.at(-1)?.type]).toEqual(['04A2B1', 'pass']);
});

test('S-B2 nothing of a badge is released to the page', () => {
  const released = type(badge, 20).outcomes.map((one) => ('release' in one ? one.release : ''));
  expect(released.join('')).toBe('');
});

test('S-B3 the same badge within 2 s is one badge; after that, or another, it counts', () => {
  const first = type(badge, 10);
  const again = type(badge, 10, first.state, first.now + 1000);
  expect(again.outcomes.at(-1)).toEqual({ type: 'repeat' });
  const other = type([...'77777', 'Enter'], 10, again.state, again.now);
  expect(other.outcomes.at(-1)).toEqual({ type: 'badge', badge: '77777' });
  const later = type(badge, 10, first.state, first.now + 2100);
  expect(later.outcomes.at(-1)).toEqual({ type: 'badge', badge: '04A2B1' });
});

test('S-B4 two fast fingers are not a badge: what was held comes free', () => {
  const { state, outcomes } = type(['o', 'k', 'Enter'], 30);
  expect(outcomes.at(-1)).toEqual({ type: 'pass', release: 'ok' });
  expect(letGo({ ...state, held: 'x' })).toEqual([{ ...state, held: '' }, 'x']);
});

test('S-B5 a page that was too busy to hold a badge back in time still reads it', () => {
  const start = type([...'04A2'], 20);
  const [early] = letGo(start.state);
  const rest = type([...'B1', 'Enter'], 20, early, start.now);
  expect(rest.outcomes.at(-1)).toEqual({ type: 'badge', badge: '04A2B1' });
});
