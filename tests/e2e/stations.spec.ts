import { expect, type Page } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardStations } from './pages/dashboard-stations.ts';
import { KioskLocked } from './pages/kiosk-locked.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

/** The code that an unenrolled kiosk shows. */
const codeOn = async (page: Page): Promise<string> => {
  const code = page.locator('[data-code]');
  await expect(code).toBeVisible();
  return (await code.textContent()) ?? '';
};

test('EN-15 a kiosk shows a code, a manager pairs it, and it comes to its lock; the code serves once', async ({
  lab,
  openContext,
  openDashboard,
}) => {
  const kiosk = await (await openContext()).newPage();
  await kiosk.goto(`${lab.url}/kiosk`);
  await expect(kiosk.getByRole('heading', { name: 'This kiosk is new here' })).toBeVisible();
  const code = await codeOn(kiosk);
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const stations = await DashboardStations.open(floor.page);
  await (await stations.pair(code, 'By the window', 'Confocal')).waitFor({ state: 'hidden' });
  await new KioskLocked(kiosk).shown();
  await expect(kiosk.getByRole('banner')).toContainText('By the window');
  await expect(stations.row('By the window')).toContainText('Online');
  await expect(stations.row('By the window')).toContainText('Confocal');

  const cookies = await kiosk.context().cookies();
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
  expect(await kiosk.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    cookies[0]?.value,
  );
  await kiosk.reload();
  await new KioskLocked(kiosk).shown();

  const dialog = await stations.pair(code, 'Again', 'Confocal');
  await expect(dialog.getByRole('alert')).toContainText('used before');
});

test('EN-16 a revoked kiosk says so within a second and shows a code; paired anew it works', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  const stations = await DashboardStations.open((await (await openDashboard()).signIn(lab.person('maria'))).page);
  await stations.revoke('Kiosk Confocal');
  await expect(kiosk.page.getByRole('heading', { name: 'This kiosk was taken out of the lab' })).toBeVisible({
    timeout: 1_000,
  });
  await expect(stations.row('Kiosk Confocal')).toHaveCount(0);
  const code = await codeOn(kiosk.page);
  await (await stations.pair(code, 'Kiosk Confocal 2', 'Confocal')).waitFor({ state: 'hidden' });
  await kiosk.shown();
  await expect(kiosk.page.getByRole('banner')).toContainText('Kiosk Confocal 2');
});

test('EN-17 a station is renamed and moved, and a key is shown once and revoked', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  const stations = await DashboardStations.open((await (await openDashboard()).signIn(lab.person('maria'))).page);
  await stations.rename('Kiosk Confocal', 'By the door');
  await expect(kiosk.page.getByRole('banner')).toContainText('By the door');
  await stations.assign('By the door', 'TEM');
  await expect(kiosk.field('TEM')).toBeVisible();

  const key = await stations.makeKey('Delivery');
  expect(key).toMatch(/^hycon_enrollment_/);
  const row = stations.row('Delivery');
  await expect(row).toContainText('0 of 1 used');
  expect(await stations.page.content()).not.toContain(key);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
});

test('EN-21 a kiosk whose clock is wrong says so in its row, and what to do', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await (await openKiosk('Kiosk SEM')).shown();
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  const stations = await DashboardStations.open(floor.page);
  await expect(stations.row('Kiosk SEM')).toContainText('Online');
  await expect(stations.row('Kiosk SEM')).not.toContainText('Its clock');
  await kiosk.page.clock.setSystemTime(Date.now() + 3 * 60_000);
  await expect(stations.row('Kiosk SEM')).toContainText(/Its clock is [34] mins? ahead/);
  await expect(stations.row('Kiosk SEM')).toContainText('time server');
  expect(await violationsInBoth(stations.page, 'stations, a wrong clock'), 'S-20 axe finds nothing').toEqual([]);
});

test('S-P3 a station that wrong badges have locked shows it with its end, and a manager lifts it', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const stations = await DashboardStations.open((await (await openDashboard()).signIn(lab.person('maria'))).page);
  const { page } = await (await openKiosk('Kiosk Confocal')).shown();
  const refused = page.getByText('Too many wrong tries.');
  // A badge that comes while another is being looked at is not heard.
  for (let i = 0; i < 60 && !(await refused.isVisible()); i++) {
    await wedge(page, `9900${i}`);
    await page.getByRole('alert').waitFor();
  }
  await expect(stations.lock('Kiosk Confocal')).toBeVisible();
  await stations.liftLock('Kiosk Confocal');
  await expect(stations.lock('Kiosk Confocal')).toBeHidden();
  await expect(stations.lock('Kiosk SEM')).toHaveCount(0);
  expect(lab.audit('sign-in.unlock')).toMatchObject([{ result: 'ok', about: { lockedId: expect.any(String) } }]);
  await wedge(page, lab.person('ana').badge);
  await expect(page.getByText('Hello Ana Kovač')).toBeVisible();
  expect(await violationsInBoth(stations.page, 'stations')).toEqual([]);
});
