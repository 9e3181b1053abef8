import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardAnnouncements } from './pages/dashboard-announcements.ts';
import { test } from './screens-test.ts';

test('S-KD8 S-AN1 an announcement stands on the lock and on every screen after it, at the kiosks that it names', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const [here, elsewhere] = ['The vacuum is off from 16:00', 'Fire drill at noon'];
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const announcements = await new DashboardAnnouncements(floor.page).open();
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  await announcements.write(elsewhere, { kiosks: ['Kiosk SEM'] });
  await announcements.post();
  await announcements.write(here);
  await announcements.post();
  await expect(kiosk.announcement(here)).toBeVisible();
  await expect(kiosk.announcement(elsewhere)).toHaveCount(0);
  const found = await violationsInBoth(kiosk.page, 'locked, with an announcement');

  await reachByKeys(kiosk.announcement(here));
  await kiosk.page.keyboard.press('Enter');
  const dialog = kiosk.page.getByRole('dialog', { name: 'Announcements' });
  await expect(dialog).toContainText(`${here}Maria Lindqvist, `);
  found.push(...(await violationsInBoth(kiosk.page, 'announcements')));
  await kiosk.page.keyboard.press('Escape');
  await expect(kiosk.announcement(here)).toBeFocused();

  const session = await (await kiosk.tapToStart('10042')).start();
  await expect(kiosk.announcement(here)).toBeVisible();
  found.push(...(await violationsInBoth(session.page, 'a session, with an announcement')));
  expect(found, 'S-20 axe finds nothing').toEqual([]);
  await announcements.clear(here);
  await expect(kiosk.announcement(here)).toHaveCount(0);
});
