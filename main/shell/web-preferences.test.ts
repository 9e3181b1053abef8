import { expect, test } from 'vitest';
import { webPreferences } from './web-preferences.ts';

test('K-29 an installed kiosk has no developer tools, and its page no Node', () => {
  const installed = webPreferences('/preload.js', true);
  expect(installed).toMatchObject({ devTools: false, sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(webPreferences('/preload.js', false)).toEqual({ ...installed, devTools: true });
});
