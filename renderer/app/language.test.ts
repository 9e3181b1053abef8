import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language.ts';

test('S-L2 the choice of this screen goes before the browser, and English is the last resort', () => {
  expect(preferredLanguage('en', ['de-CH'])).toBe('en');
  expect(preferredLanguage(null, ['pt-PT', 'de-CH', 'en'])).toBe('de');
  expect(preferredLanguage('xx', ['pt-PT'])).toBe('en');
});
