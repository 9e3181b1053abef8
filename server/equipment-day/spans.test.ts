import { expect, test } from 'vitest';
import { conditionSpans, gapsBetween } from './spans.ts';

const day = { from: 100, to: 200 };
const span = (from: number, to: number) => ({ from, to });

test('TL-3 what nobody saw is a gap, at both ends too; less than a moment is none', () => {
  expect(gapsBetween([], day, 10)).toEqual([span(100, 200)]);
  expect(gapsBetween([span(50, 120), span(125, 150), span(165, 195)], day, 10)).toEqual([span(150, 165)]);
  expect(gapsBetween([span(111, 189)], day, 10)).toEqual([span(100, 111), span(189, 200)]);
  expect(gapsBetween([span(110, 190)], day, 10)).toEqual([]);
});

test('TL-3 two stations at one piece overlap; what either saw was seen', () => {
  expect(gapsBetween([span(100, 180), span(110, 120)], day, 10)).toEqual([span(180, 200)]);
});

test('TL-2 a condition lasts until the next, and is cut to the day; what works is no span', () => {
  const changes = [
    { at: 10, condition: 'impaired', reason: 'Slow' },
    { at: 120, condition: 'out-of-service', reason: 'Broken' },
    { at: 130, condition: 'out-of-service', reason: 'Broken' },
    { at: 140, condition: 'operational' },
    { at: 190, condition: 'impaired' },
  ] as const;
  expect(conditionSpans(changes, day)).toEqual([
    { condition: 'impaired', reason: 'Slow', ...span(100, 120) },
    { condition: 'out-of-service', reason: 'Broken', ...span(120, 140) },
    { condition: 'impaired', ...span(190, 200) },
  ]);
  expect(conditionSpans([], day)).toEqual([]);
});
