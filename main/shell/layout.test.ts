import { expect, test } from 'vitest';
import { layoutFor } from './layout.ts';

const left = { id: 1, bounds: { x: -1280, y: 200, width: 1280, height: 1024 } };
const middle = { id: 2, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const top = { edge: 'top', heightPx: 72 } as const;

test('K-10 locked: the page over the primary display, a cover over each other', () => {
  expect(layoutFor('cover', [left, middle], 2, top)).toEqual({ page: middle.bounds, covers: [left.bounds] });
});

test('K-8 in a session: a bar at the primary display’s edge, nothing else covered', () => {
  expect(layoutFor('bar', [left, middle], 2, top)).toEqual({
    page: { x: 0, y: 0, width: 1920, height: 72 },
    covers: [],
  });
  expect(layoutFor('bar', [left, middle], 1, { edge: 'bottom', heightPx: 100 })).toEqual({
    page: { x: -1280, y: 1124, width: 1280, height: 100 },
    covers: [],
  });
});

test('K-32 a panel is more of the bar’s edge, at most the display, and covers nothing else', () => {
  const panel = { page: { x: 0, y: 0, width: 1920, height: 640 }, covers: [] };
  expect(layoutFor('panel', [left, middle], 2, top)).toEqual(panel);
  const low = { id: 3, bounds: { x: 0, y: 0, width: 800, height: 480 } };
  expect(layoutFor('panel', [low], 3, { edge: 'bottom', heightPx: 72 }).page).toEqual(low.bounds);
  expect(layoutFor('panel', [left], 1, { edge: 'bottom', heightPx: 72 }).page).toMatchObject({ y: 584, height: 640 });
});

test('K-10 while displays change, the primary may be one that is gone: the page still has a place', () => {
  expect(layoutFor('cover', [left], 2, top)).toEqual({ page: left.bounds, covers: [] });
});
