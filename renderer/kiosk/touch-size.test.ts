import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null });
const { readPxPerMm } = await import('./touch-size.ts');

test('EN-18 a measure that no display has is none', () => {
  expect([null, '', 'wide', '0', '-3', '40', 'NaN', '1e9'].map(readPxPerMm)).toEqual(Array(8).fill(null));
  expect(readPxPerMm('3.61')).toBe(3.61);
});
