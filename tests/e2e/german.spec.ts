import { expect } from '@playwright/test';
import { test } from './screens-test.ts';

test('S-22 a German browser gets German screens, at the kiosk and at the desk', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk TEM', { locale: 'de-DE' });
  await expect(kiosk.field('TEM')).toContainText('Außer Betrieb');
  await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'de');
  const identify = await kiosk.useUserName();
  await expect(
    identify.page.getByRole('group', { name: 'Bildschirmtastatur' }).getByRole('button', { name: 'ö', exact: true }),
  ).toBeVisible();

  const floor = await (await openDashboard({ locale: 'de-DE' })).signIn(lab.person('maria'));
  await expect(floor.tile('Orbitrap')).toContainText('Belegt');
  await expect(floor.tile('Orbitrap')).toContainText(/Min\. überzogen/);
  await expect(floor.tile('timsTOF')).toContainText('Eingeschränkt');
});

test('S-22 the language is a touch away and is kept', async ({ openKiosk }) => {
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  await kiosk.page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(kiosk.field()).toContainText('Frei');
  await kiosk.page.reload();
  await expect(kiosk.field()).toContainText('Frei');
});

test('S-23 colours: the choice goes before the machine’s, and is kept', async ({ openKiosk }) => {
  const kiosk = await (await openKiosk('Kiosk Confocal', { colorScheme: 'light' })).shown();
  const scheme = () => kiosk.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await kiosk.page.getByRole('button', { name: 'Dark colours' }).click();
  await expect.poll(scheme).toBe('dark');
  await kiosk.page.reload();
  await expect.poll(scheme).toBe('dark');
});
