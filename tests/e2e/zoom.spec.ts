import { expect } from '@playwright/test';
import { violations } from './axe.ts';
import { visitEveryPage } from './every-page.ts';
import { test } from './screens-test.ts';

test('S-Z1 S-20 at 200 % zoom, in the longer language, no page of the dashboard scrolls sideways, and axe finds nothing', async ({
  lab,
  openDashboard,
}) => {
  // A window of 1440 by 900 has this room at 200 %.
  const viewport = { width: 720, height: 450 };
  const { page } = await (await openDashboard({ locale: 'de-DE', viewport })).signIn(lab.person('ines'));
  const found: string[] = [];
  await visitEveryPage(page, async (path) => {
    const { width } = viewport;
    const wide = await page.evaluate((most) => {
      if (document.documentElement.scrollWidth <= most) return [];
      const all = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > most);
      return all.slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
    }, width);
    found.push(...wide.map((one) => `${path} is too wide: ${one}`), ...(await violations(page, path)));
  });
  expect(found).toEqual([]);
});
