import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardSettings } from './pages/dashboard-settings.ts';
import { DashboardStations } from './pages/dashboard-stations.ts';
import { DashboardWall } from './pages/dashboard-wall.ts';
import { test } from './screens-test.ts';

const SCREEN = { viewport: { width: 1920, height: 1080 } };

test('S-W2 the wall is live, fits its screen, has no navigation, and says as of when once the hub is gone', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard(SCREEN)).signIn(lab.person('maria'));
  const wall = await DashboardWall.open(floor.page);
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  await (await kiosk.tapToStart('10042')).start();
  await expect(wall.tile('Confocal LSM 980')).toContainText('Ana Kovač');
  await expect(wall.tile('Confocal LSM 980')).toContainText('In use');
  expect(await violationsInBoth(wall.page, 'the wall'), 'S-20 axe finds nothing').toEqual([]);
  await expect(wall.page.getByRole('navigation')).toHaveCount(0);
  expect(await wall.overflow()).toEqual([0, 0]);
  expect(await wall.smallestName(), 'capitals of 17 mm on 55 inches').toBeGreaterThanOrEqual(40);
  await lab.kill();
  await expect(wall.page.getByText(/^as of /)).toBeVisible();
  await expect(wall.tile('Confocal LSM 980')).toContainText('Ana Kovač');
  await wall.page.keyboard.press('Tab');
  await wall.page.keyboard.press('Enter');
  await expect(wall.page).toHaveURL(`${lab.url}/`);
});

test('WL-4 a wall that is kept has nobody signed in, goes on after a reload, and asks for a sign-in once it is revoked', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const wall = await DashboardWall.open((await (await openDashboard(SCREEN)).signIn(lab.person('maria'))).page);
  await wall.keep('Corridor');
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  await (await kiosk.tapToStart('10042')).start();
  await expect(wall.tile('Confocal LSM 980')).toContainText('Ana Kovač');
  const isBusy = { code: 'storage-unavailable', message: 'Not now.' };
  await wall.page.route('**/api/v1/wall', (route) => route.fulfill({ status: 503, json: isBusy }), { times: 1 });
  await wall.page.reload();
  await expect(wall.tile('Confocal LSM 980')).toContainText('Ana Kovač');
  expect(await violationsInBoth(wall.page, 'a wall that is kept'), 'S-20 axe finds nothing').toEqual([]);
  await wall.page.getByRole('link', { name: 'Leave the wall view' }).press('Enter');
  await expect(wall.page.getByLabel('User name')).toBeVisible();
  await wall.page.goBack();
  await expect(wall.tile('Confocal LSM 980')).toContainText('In use');
  const settings = await DashboardSettings.open((await (await openDashboard()).signIn(lab.person('ines'))).page);
  await settings.feed('Corridor').getByRole('button', { name: 'Revoke' }).click();
  await expect(wall.page.getByLabel('User name')).toBeVisible();
});

test('WL-5 whoever made a wall ends it where they made it, from another computer', async ({ lab, openDashboard }) => {
  const maria = lab.person('maria');
  const wall = await DashboardWall.open((await (await openDashboard(SCREEN)).signIn(maria)).page);
  await wall.keep('Corridor');
  const desk = await DashboardWall.open((await (await openDashboard()).signIn(maria)).page);
  const kept = await desk.openKept();
  await expect(kept.getByRole('listitem')).toContainText('Corridor');
  expect(await violationsInBoth(desk.page, 'walls that are kept'), 'S-20 axe finds nothing').toEqual([]);
  await kept.getByRole('button', { name: 'Revoke' }).click();
  await expect(kept.getByRole('listitem')).toHaveCount(0);
  await expect(wall.page.getByLabel('User name')).toBeVisible();
});

test('S-W2 a researcher has no wall', async ({ lab, openDashboard }) => {
  const { page } = await (await openDashboard()).signIn(lab.person('ana'));
  await expect(page.getByRole('link', { name: 'Wall view' })).toHaveCount(0);
  await page.goto(`${lab.url}/wall`);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Leave the wall view' })).toHaveCount(0);
});

test('S-W3 a message from a station’s row stands on that kiosk alone', async ({ lab, openKiosk, openDashboard }) => {
  const stations = await DashboardStations.open((await (await openDashboard()).signIn(lab.person('maria'))).page);
  const here = await (await openKiosk('Kiosk Confocal')).shown();
  const elsewhere = await (await openKiosk('Kiosk SEM')).shown();
  const text = 'The engineer comes at two';
  await stations.message('Kiosk Confocal', text);
  await expect(here.announcement(text)).toBeVisible();
  await expect(elsewhere.announcement(text)).toHaveCount(0);
});
