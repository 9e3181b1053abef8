import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardAnnouncements } from './pages/dashboard-announcements.ts';
import { EquipmentDowntimes } from './pages/dashboard-downtime.ts';
import { FloorBulk } from './pages/dashboard-floor-bulk.ts';
import { test } from './screens-test.ts';

test('S-FB1 all that a search shows is set out of service, each by an act of its own', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk NMR');
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const ana = await (await openDashboard()).signIn(lab.person('ana'));
  await floor.search('NMR 0.03');
  await expect(floor.tiles).toHaveCount(3);
  const bulk = await new FloorBulk(floor.page).begin();
  await bulk.chooseAll();
  await expect(bulk.bar).toContainText('3 chosen');
  await bulk.ask('Set condition');
  await bulk.writeWhy('Power is off in this room');
  await bulk.press('Set condition');
  await expect(bulk.dialog).toContainText('3 pieces of equipment are changed.');
  for (const name of ['NMR 600', 'NMR 400', 'XRD']) await expect(bulk.answer(name)).toContainText('Confirmed');
  await bulk.press('Done');
  await expect(ana.tile('XRD')).toContainText('Power is off in this room');
  await expect(kiosk.field('NMR 400')).toContainText('Out of service');
  await expect(ana.tile('Confocal')).toContainText('Free');

  await floor.page.getByRole('button', { name: 'Stop choosing' }).click();
  await expect(floor.tiles).toHaveCount(3);
  expect(lab.audit('equipment.set-condition').map((one) => one.result)).toEqual(['ok', 'ok', 'ok']);
});

test('S-FB1 S-L5 a downtime of several is planned, and the one that another stands against says so', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await new EquipmentDowntimes(floor.page).plan(60, 180, 'Service by the firm');
  await equipment.back();
  const bulk = await new FloorBulk(floor.page).begin();
  await bulk.choose('Confocal LSM 980', 'SEM Gemini 450');
  await bulk.ask('Plan a downtime');
  await bulk.writeWhy('The floor is cleaned');
  await bulk.press('Plan it');
  await expect(bulk.dialog).toContainText('1 downtime is planned. 1 was refused.');
  await expect(bulk.answer('SEM')).toContainText('Confirmed');
  await expect(bulk.answer('Confocal')).toContainText('A downtime is planned for that time already.');
  await bulk.press('Done');
  await floor.page.getByRole('button', { name: 'Stop choosing' }).click();
  await floor.open('SEM');
  await expect(new EquipmentDowntimes(floor.page).card).toContainText('The floor is cleaned');
});

test('S-FB2 those at several kiosks are told something at once, and it is one announcement', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const [nmr, sem] = [await openKiosk('Kiosk NMR'), await openKiosk('Kiosk SEM')];
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.add({ name: 'Raman', room: 'Imaging 1.04', category: 'Spectroscopy' });
  const bulk = await new FloorBulk(floor.page).begin();
  await bulk.choose('NMR 600 MHz', 'NMR 400 MHz', 'Raman');
  await bulk.ask('Tell those at the kiosks');
  await expect(bulk.dialog).toContainText('It shows at: Kiosk NMR');
  await expect(bulk.dialog).toContainText('No kiosk stands at: Raman');
  await bulk.dialog.getByLabel('What should people know?').fill('Helium is filled at noon');
  await bulk.press('Post');
  await bulk.dialog.waitFor({ state: 'hidden' });
  await expect(nmr.page.getByText('Helium is filled at noon')).toBeVisible();
  await expect(sem.field()).toBeVisible();
  await expect(sem.page.getByText('Helium is filled at noon')).toHaveCount(0);
  const announcements = await new DashboardAnnouncements(floor.page).open();
  await expect(announcements.card('Helium is filled at noon')).toHaveCount(1);
});

test('S-FB3 S-21 S-20 several are chosen and set by keyboard alone, and axe finds nothing', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const bulk = new FloorBulk(floor.page);
  const { keyboard } = floor.page;
  await reachByKeys(bulk.main.getByRole('button', { name: 'Choose several' }));
  await keyboard.press('Enter');
  for (const name of ['Confocal LSM 980', 'Spinning disk W1']) {
    await reachByKeys(bulk.tile(name));
    await keyboard.press('Space');
  }
  const found = await violationsInBoth(floor.page, 'choosing');
  await reachByKeys(bulk.bar.getByRole('button', { name: 'Set condition' }));
  await keyboard.press('Enter');
  await bulk.dialog.waitFor();
  found.push(...(await violationsInBoth(floor.page, 'the condition of several')));
  await reachByKeys(bulk.dialog.getByRole('textbox', { name: /^Why/ }));
  await keyboard.type('Laser interlock');
  await reachByKeys(bulk.dialog.getByRole('button', { name: 'Set condition' }));
  await keyboard.press('Enter');
  await expect(bulk.dialog).toContainText('2 pieces of equipment are changed.');
  found.push(...(await violationsInBoth(floor.page, 'what became of several')));
  await keyboard.press('Enter');
  await bulk.dialog.waitFor({ state: 'hidden' });
  await expect(bulk.bar.getByRole('button', { name: 'Set condition' })).toBeFocused();
  expect(found).toEqual([]);
});
