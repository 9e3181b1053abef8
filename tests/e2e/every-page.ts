import type { Page } from '@playwright/test';

const PAGES = ['', 'sessions', 'samples', 'problems', 'people', 'people/import', 'stations', 'announcements'];
const FOR_ADMINS = ['collisions', 'reports', 'audit', 'settings'];

/** Opens every page of the dashboard that has an address of its own, and lets `look` have each of them. */
export async function visitEveryPage(page: Page, look: (path: string) => Promise<void>): Promise<void> {
  const { origin } = new URL(page.url());
  for (const path of [...PAGES, ...FOR_ADMINS]) {
    await page.goto(`${origin}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // What a page asks the hub for has come by then.
    await page.waitForLoadState('networkidle');
    await look(path);
  }
}
