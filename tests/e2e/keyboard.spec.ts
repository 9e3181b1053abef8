import { expect } from '@playwright/test';
import { pressByKeys as press, typeByKeys as type } from './keys.ts';
import { DashboardAudit } from './pages/dashboard-audit.ts';
import { EquipmentDowntimes } from './pages/dashboard-downtime.ts';
import { DashboardPeople } from './pages/dashboard-people.ts';
import { DashboardSettings } from './pages/dashboard-settings.ts';
import { DashboardStations } from './pages/dashboard-stations.ts';
import { test } from './screens-test.ts';

test('S-21 equipment is added, renamed and retired by keyboard alone', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const { page } = floor;
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await press(floor.addButton);
  await type(dialog.getByLabel('Name'), 'Cryostat');
  await type(dialog.getByLabel('Room'), 'B 1.02');
  await type(dialog.getByLabel('Category'), 'Electron microscopy');
  await press(dialog.getByRole('button', { name: 'Add' }));
  await dialog.waitFor({ state: 'hidden' });
  await expect(floor.addButton).toBeFocused();
  await type(page.getByRole('searchbox'), 'Cryostat');
  await press(floor.tile('Cryostat'));
  const main = page.getByRole('main');
  await press(main.getByRole('button', { name: 'Edit' }));
  await type(dialog.getByLabel('Name'), 'Cryostat 2');
  await press(dialog.getByRole('button', { name: 'Save' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Cryostat 2' })).toBeVisible();
  await press(main.getByRole('button', { name: 'Retire' }));
  await press(dialog.getByRole('button', { name: 'Retire it' }));
  await floor.shown();
  await expect(floor.tile('Cryostat 2')).toHaveCount(0);
});

test('S-21 a person is added and qualified by keyboard alone', async ({ lab, openDashboard }) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const people = new DashboardPeople(page);
  await press(page.getByRole('banner').getByRole('link', { name: 'People' }));
  const add = page.getByRole('button', { name: 'Add person' });
  await press(add);
  const dialog = page.getByRole('dialog');
  await type(dialog.getByLabel('Name', { exact: true }), 'Cleo Park');
  await type(dialog.getByLabel('User name'), 'cleo');
  await type(dialog.getByLabel('Badge'), '550011');
  await press(dialog.getByRole('button', { name: 'Add' }));
  await dialog.waitFor({ state: 'hidden' });
  await expect(add).toBeFocused();
  await press(people.main.getByRole('link', { name: 'Cleo Park' }));
  await type(people.main.getByLabel('Equipment'), 'Confocal');
  await press(people.main.getByRole('button', { name: 'Qualify' }));
  await expect(people.row('Confocal')).toBeVisible();
});

test('S-21 a kiosk is paired and revoked by keyboard alone', async ({ lab, openContext, openDashboard }) => {
  const kiosk = await (await openContext()).newPage();
  await kiosk.goto(`${lab.url}/kiosk`);
  const code = (await kiosk.locator('[data-code]').textContent()) ?? '';
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  await press(page.getByRole('banner').getByRole('link', { name: 'Stations' }));
  const stations = new DashboardStations(page);
  await press(stations.main.getByRole('button', { name: 'Pair a kiosk' }));
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await type(dialog.getByLabel('Code on the kiosk’s screen'), code);
  await type(dialog.getByLabel('Name'), 'By the window');
  await press(dialog.getByRole('checkbox', { name: 'Confocal' }), 'Space');
  await press(dialog.getByRole('button', { name: 'Pair', exact: true }));
  await expect(stations.row('By the window')).toContainText('Online');
  await press(stations.row('By the window').getByRole('button', { name: 'Revoke' }));
  await press(dialog.getByRole('button', { name: 'Revoke it' }));
  await expect(stations.row('By the window')).toHaveCount(0);
});

test('S-21 a downtime is planned and taken back by keyboard alone', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.open('Confocal');
  const { card, dialog } = new EquipmentDowntimes(floor.page);
  await press(card.getByRole('button', { name: 'Plan a downtime' }));
  await type(dialog.getByLabel(/^Why/), 'Service by the firm');
  await press(dialog.getByRole('button', { name: 'Plan it' }));
  await expect(card).toContainText('Service by the firm');
  await press(card.getByRole('button', { name: 'Cancel it' }));
  await press(dialog.getByRole('button', { name: 'Cancel the downtime' }));
  await expect(card).toContainText('None is planned.');
});

test('S-21 settings and audit by keyboard alone: a feed is made and revoked, and the record says so', async ({
  lab,
  openDashboard,
}) => {
  const { page } = await (await openDashboard()).signIn(lab.person('ines'));
  await press(page.getByRole('banner').getByRole('link', { name: 'Settings' }));
  const settings = new DashboardSettings(page);
  const make = settings.main.getByRole('button', { name: 'Make a feed' });
  await press(make);
  const dialog = page.getByRole('alertdialog');
  await type(dialog.getByLabel('Which program reads'), 'Wall');
  await press(dialog.getByRole('button', { name: 'Make the feed' }));
  await press(dialog.getByRole('button', { name: 'Done' }));
  await expect(make).toBeFocused();
  await press(settings.feed('Wall').getByRole('button', { name: 'Revoke' }));
  await expect(settings.feed('Wall')).toHaveCount(0);
  await press(page.getByRole('banner').getByRole('link', { name: 'Audit' }));
  const audit = new DashboardAudit(page);
  await type(page.getByLabel('Person', { exact: true }), 'Inês');
  await expect(audit.row('Inês Tavares').first()).toBeVisible();
  await expect(audit.row('Maria Lindqvist')).toHaveCount(0);
});
