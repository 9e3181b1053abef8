import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { expect, test } from 'vitest';

/** What the source says, and what the catalogue of a language has for it. */
async function messagesOf(locale: string) {
  const [catalogue] = await getCatalogs(getConfig());
  const [said, translated] = await Promise.all([catalogue?.collect(), catalogue?.read(locale)]);
  return { said: Object.entries(said ?? {}), translated: translated ?? {} };
}

test.each(['en', 'de'])('S-L3 every sentence of the screens is in the catalogue of %s, and none that is not said any more', async (locale) => {
  const { said, translated } = await messagesOf(locale);
  expect(said.length).toBeGreaterThan(100);
  const missing = said.filter(([id]) => !translated[id]?.translation).map(([, { message }]) => message);
  const left = Object.keys(translated).filter((id) => !said.some(([one]) => one === id));
  expect({ missing, left }, 'run `npm run extract`, then translate').toEqual({ missing: [], left: [] });
});

test('S-L4 a translation fills in what the sentence does', async () => {
  const { said, translated } = await messagesOf('de');
  const names = (text: string) => [...new Set(text.match(/\{\w+(?=[},])/g))].sort().join();
  const wrong = said.flatMap(([id, { message }]) => {
    const german = translated[id]?.translation ?? '';
    return names(german) === names(message ?? '') ? [] : [[message, german]];
  });
  expect(wrong).toEqual([]);
});
