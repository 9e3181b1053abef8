import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardSettings } from './pages/dashboard-settings.ts';
import { test } from './screens-test.ts';

test('SET-3 an admin sees what is in force, where it was set, and that no backup is known', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  const settings = await DashboardSettings.open(floor.page);
  await expect(settings.setting('Enough for managers')).toContainText('Badge and PIN, User name and password');
  await expect(settings.setting('Enough for managers')).toContainText('Default');
  await expect(settings.setting('HYCON_LOG_LEVEL')).toContainText('Command line');
  await expect(settings.setting('Wrong tries lock a person')).toContainText('5 tries for 30');
  await expect(settings.main).toContainText('No backup of this hub is known.');
  await expect(settings.main.getByRole('heading', { name: 'Enrollment keys' })).toBeVisible();
  expect(await violationsInBoth(settings.page, 'settings')).toEqual([]);
});

test('SET-2 a feed’s token is shown once, and is dead once it is revoked', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  const settings = await DashboardSettings.open(floor.page);
  const token = await settings.makeFeed('Wall');
  expect(token).toMatch(/^hycon_feed_/);
  await expect(settings.feed('Wall')).toBeVisible();
  expect(await settings.page.content()).not.toContain(token);
  const read = async () => {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.7' };
    return (await fetch(`${lab.url}/metrics`, { headers })).status;
  };
  expect(await read()).toBe(200);
  await settings.feed('Wall').getByRole('button', { name: 'Revoke' }).click();
  await expect(settings.feed('Wall')).toHaveCount(0);
  expect(await read()).toBe(401);
});

test('SET-1 a manager has no such page', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await expect(floor.page.getByRole('banner').getByRole('link', { name: 'Settings' })).toHaveCount(0);
  await floor.page.goto(`${lab.url}/settings`);
  await expect(floor.page.getByRole('main')).not.toContainText('Feeds');
});
