import { expect } from '@playwright/test';
import { violations } from './axe.ts';
import { test } from './screens-test.ts';

const PAGES = ['', 'sessions', 'samples', 'problems', 'people', 'people/import', 'stations', 'announcements'];
const FOR_ADMINS = ['collisions', 'reports', 'audit', 'settings'];

test('S-Z1 S-20 at 200 % zoom, in the longer language, no page of the dashboard scrolls sideways, and axe finds nothing', async ({
  lab,
  openDashboard,
}) => {
  // A window of 1440 by 900 has this room at 200 %.
  const viewport = { width: 720, height: 450 };
  const { page } = await (await openDashboard({ locale: 'de-DE', viewport })).signIn(lab.person('ines'));
  const found: string[] = [];
  for (const path of [...PAGES, ...FOR_ADMINS]) {
    await page.goto(`${lab.url}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // What a page asks the hub for has come by then.
    await page.waitForLoadState('networkidle');
    const { width } = viewport;
    const wide = await page.evaluate((most) => {
      if (document.documentElement.scrollWidth <= most) return [];
      const all = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > most);
      return all.slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
    }, width);
    found.push(...wide.map((one) => `${path} is too wide: ${one}`), ...(await violations(page, path)));
  }
  expect(found).toEqual([]);
});
