import { expect } from '@playwright/test';
import { dialogOf, violationsBehind, violationsInBoth } from './axe.ts';
import { EquipmentDowntimes } from './pages/dashboard-downtime.ts';
import { FloorBulk } from './pages/dashboard-floor-bulk.ts';
import { DashboardPeople } from './pages/dashboard-people.ts';
import { DashboardSettings } from './pages/dashboard-settings.ts';
import { DashboardStations } from './pages/dashboard-stations.ts';
import { DashboardWall } from './pages/dashboard-wall.ts';
import { test } from './screens-test.ts';

test('S-20 axe finds nothing where people are added, one by one or from a list', async ({ lab, openDashboard }) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const people = await new DashboardPeople(page).open();
  const found = await violationsBehind(page.getByRole('button', { name: 'Add person' }), 'add a person');
  const list = await people.openImport();
  await list.paste('name,username,role,badge\nCleo Park,cleo,researcher,550011\nAna Two,ana,researcher,550012');
  await list.row('Ana Two').waitFor();
  found.push(...(await violationsInBoth(page, 'a list with a wrong line')));
  expect(found).toEqual([]);
});

test('S-20 axe finds nothing on a person’s page and in its dialogs', async ({ lab, openDashboard }) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const people = await new DashboardPeople(page).open();
  await people.openPerson('Ana Kovač');
  await people.qualify('Confocal LSM 980');
  const found = await violationsInBoth(page, 'a person');
  for (const name of ['Edit', 'Set badge, PIN or password', 'Close the account'])
    found.push(...(await violationsBehind(people.main.getByRole('button', { name, exact: true }), name)));
  await people.closeAccount();
  found.push(...(await violationsInBoth(page, 'a closed account')));
  expect(found).toEqual([]);
});

test('S-20 axe finds nothing in the dialogs of stations and of enrollment keys', async ({ lab, openDashboard }) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const stations = await DashboardStations.open(page);
  const found = await violationsBehind(stations.main.getByRole('button', { name: 'Pair a kiosk' }), 'pair');
  for (const name of ['Rename', 'Equipment', 'Message', 'Revoke'])
    found.push(...(await violationsBehind(stations.row('Kiosk SEM').getByRole('button', { name }), name)));
  await stations.main.getByRole('button', { name: 'Make a key' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('What it is for').fill('Delivery');
  found.push(...(await violationsInBoth(page, 'make a key')));
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await dialog.locator('code').waitFor();
  found.push(...(await violationsInBoth(page, 'a key, once')));
  await dialog.getByRole('button', { name: 'Done' }).click();
  await stations.row('Delivery').waitFor();
  found.push(...(await violationsInBoth(page, 'stations with a key')));
  expect(found).toEqual([]);
});

test('S-20 axe finds nothing in the dialogs of sessions, downtimes, several pieces of equipment, feeds, the wall and the connection', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  const { page } = floor;
  const found = await violationsBehind(page.getByRole('button', { name: 'Connection' }), 'connection');
  const bulk = await new FloorBulk(page).begin();
  await bulk.choose('Confocal LSM 980', 'TEM Talos F200');
  for (const name of ['Plan a downtime', 'Tell those at the kiosks'])
    found.push(...(await violationsBehind(bulk.bar.getByRole('button', { name }), `${name}, several`)));
  await page.goto(lab.url);
  const orbitrap = await (await floor.shown()).open('Orbitrap');
  found.push(...(await violationsBehind(orbitrap.action('End this session'), 'end a session')));
  await (await orbitrap.back()).open('HPLC');
  const { card } = new EquipmentDowntimes(page);
  for (const name of ['Change', 'Cancel it'])
    found.push(...(await violationsBehind(card.getByRole('button', { name }), `${name}, a downtime`)));
  const settings = await DashboardSettings.open(page);
  await settings.main.getByRole('button', { name: 'Make a feed' }).click();
  found.push(...(await violationsInBoth(page, 'make a feed')));
  await page.keyboard.press('Escape');
  await page.goto(lab.url);
  await DashboardWall.open((await floor.shown()).page);
  await page.getByRole('button', { name: 'Keep this screen as a wall' }).press('Enter');
  await dialogOf(page).waitFor();
  found.push(...(await violationsInBoth(page, 'keep the wall')));
  expect(found).toEqual([]);
});

test('S-20 axe finds nothing where a kiosk asks for a PIN, nor where it is about to lock', async ({
  lab,
  openKiosk,
}) => {
  const pin = await (await openKiosk('Kiosk Confocal')).tapForPin(lab.person('maria').badge);
  const found = await violationsInBoth(pin.page, 'the PIN');
  const start = await (await openKiosk('Kiosk XRD')).tapToStart(lab.person('ana').badge);
  await start.page.clock.install();
  await start.page.clock.fastForward(41_000);
  await start.page.getByRole('alertdialog', { name: 'Still here?' }).waitFor();
  found.push(...(await violationsInBoth(start.page, 'about to lock')));
  expect(found).toEqual([]);
});
