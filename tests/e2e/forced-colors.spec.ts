import { expect, type Page } from '@playwright/test';
import { visitEveryPage } from './every-page.ts';
import { ringless, unseen } from './forced-colors.ts';
import { walkKiosk } from './kiosk-walk.ts';
import { test } from './screens-test.ts';

const forcedColors = 'active' as const;

test('S-FC1 in a contrast theme nothing of the kiosk is lost: borders, shapes, marks, the ring of the focus', async ({
  lab,
  openKiosk,
}) => {
  const found: string[] = [];
  const look = async (page: Page, screen: string) => {
    found.push(...(await unseen(page, screen)));
    if (screen === 'start') found.push(...(await ringless(page, 12)));
  };
  await walkKiosk({ lab, openKiosk, options: { forcedColors }, look });
  expect(found).toEqual([]);
});

test('S-FC1 in a contrast theme nothing of the dashboard is lost', async ({ lab, openDashboard }) => {
  const found: string[] = [];
  const { page } = await (await openDashboard({ forcedColors, colorScheme: 'dark' })).signIn(lab.person('ines'));
  const edge = (name: string) =>
    page
      .getByRole('banner')
      .getByRole('link', { name })
      .evaluate((one) => getComputedStyle(one).borderBlockEndColor);
  expect(await edge('Floor'), 'the page that is shown').not.toBe(await edge('Samples'));
  await visitEveryPage(page, async (path) => {
    found.push(...(await unseen(page, path)));
    if (path === '') found.push(...(await ringless(page, 24)));
  });
  expect(found).toEqual([]);
});

test('S-FC2 in a contrast theme every status is told by a shape of its own and its word', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard({ forcedColors })).signIn(lab.person('maria'));
  const kiosk = await (await openKiosk('Kiosk XRD')).shown();
  await expect(floor.tile('XRD')).toContainText('Free');
  await kiosk.page.close();
  const shapes = new Set<string>();
  for (const [name, word] of STATUSES) {
    const badge = floor.tile(name).getByText(word, { exact: true });
    await expect(badge).toBeVisible();
    shapes.add(await badge.locator('svg').innerHTML());
  }
  expect(shapes.size).toBe(STATUSES.length);
});

const STATUSES = [
  ['Confocal', 'Free'],
  ['SEM', 'In use'],
  ['timsTOF', 'Impaired'],
  ['TEM', 'Out of service'],
  ['XRD', 'Unknown'],
] as const;
