import { expect } from '@playwright/test';
import { test } from './screens-test.ts';

test('S-7 a manager adds, edits and retires equipment, and everybody sees it live', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const researcher = await (await openDashboard()).signIn(lab.person('ana'));

  await floor.add({ name: 'Raman alpha300', room: 'Imaging 1.04', category: 'Spectroscopy' });
  await expect(floor.activity).toContainText('Confirmed');
  await expect(researcher.tile('Raman alpha300')).toContainText('Free');

  const equipment = await floor.open('Raman alpha300');
  await equipment.rename('Raman alpha300 R');
  await expect(equipment.title).toHaveText('Raman alpha300 R');
  await expect(researcher.tile('Raman alpha300 R')).toBeVisible();

  await equipment.retire();
  await expect(floor.tile('Raman')).toHaveCount(0);
  await expect(researcher.tile('Raman')).toHaveCount(0);
});

test('S-8 a condition shows at the instrument with its reason, and nobody can start', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await equipment.setCondition('Out of service', 'Laser 561 is dark', '2030-01-02T09:30');
  await expect(kiosk.field()).toContainText('Out of service');
  await expect(kiosk.field()).toContainText('Laser 561 is dark');
  await expect(kiosk.field()).toContainText('Expected back 2 Jan, 09:30');

  const start = await kiosk.tapToStart('10042');
  await expect(start.page.getByRole('alert')).toContainText('Laser 561 is dark');
  await expect(start.startButton).toHaveCount(0);
});

test('S-9 what the hub refuses stays in its dialog, with the reason and what was typed', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Orbitrap');
  const dialog = await equipment.askToRetire();
  await expect(dialog).toContainText('Somebody is using this equipment, so it stays.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(equipment.title).toContainText('Orbitrap');
});

test('S-10 a researcher sees the floor and its details, and no manager’s action', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await expect(floor.addButton).toHaveCount(0);
  const equipment = await floor.open('Orbitrap');
  await expect(equipment.main).toContainText('Ben Osei');
  const buttons = equipment.main.getByRole('button');
  await expect(buttons).toHaveText(['Tell me when it is free', 'Report a problem']);
});

test('S-11 filters and search narrow the floor', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await expect(floor.tiles).toHaveCount(12);
  await floor.show('Need attention');
  await expect(floor.tiles).toHaveCount(3);
  await floor.search('chloé');
  await expect(floor.page.getByText('Nothing fits this filter.')).toBeVisible();
  await floor.show('All');
  await expect(floor.tiles).toHaveCount(2);
});

test('S-DL1 what the floor is narrowed to is in its address, and is there again after a look at a piece', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard({ path: '/?show=abnormal&search=mass' })).signIn(lab.person('maria'));
  await expect(floor.tiles).toHaveCount(2);
  await floor.search('tims');
  await expect(floor.tiles).toHaveCount(1);
  await expect(floor.page).toHaveURL(/\?show=abnormal&search=tims$/);
  const equipment = await floor.open('timsTOF');
  await equipment.back();
  await expect(floor.tiles).toHaveCount(1);
  await floor.page.reload();
  await expect(floor.tiles).toHaveCount(1);
  await floor.page.getByRole('banner').getByRole('link', { name: 'Floor', exact: true }).click();
  await expect(floor.tiles).toHaveCount(12);
  await floor.page.goBack();
  await expect(floor.tiles).toHaveCount(1);
});

test('S-12 a kiosk that is gone makes its equipment unknown since then', async ({ lab, openKiosk, openDashboard }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  await kiosk.shown();
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await expect(floor.tile('Confocal')).toContainText('Free');
  await kiosk.page.close();
  await expect(floor.tile('Confocal')).toContainText('Unknown since', { timeout: 30_000 });
});
