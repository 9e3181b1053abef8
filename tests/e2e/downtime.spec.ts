import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { EquipmentDowntimes } from './pages/dashboard-downtime.ts';
import { test } from './screens-test.ts';

const HOUR = 60;

test('S-DT1 S-DT2 what is planned is on the floor, the kiosk and at Start where it would be run into', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const kiosk = await openKiosk('Kiosk Confocal');
  await floor.open('Confocal');
  const downtimes = new EquipmentDowntimes(floor.page);
  await expect(downtimes.card).toContainText('None is planned.');
  await downtimes.plan(HOUR, 3 * HOUR, 'Service by the firm');
  await expect(downtimes.card).toContainText('Planned by Maria Lindqvist');
  await expect(kiosk.field()).toContainText(/Planned downtime .*\d\d:\d\d/);
  await expect(kiosk.field()).toContainText('Free');

  const start = await kiosk.tapToStart(lab.person('ana').badge);
  await expect(start.notice).toContainText('Service by the firm');
  await start.planFor('30 mins');
  await expect(start.notice).toHaveCount(0);
  await start.planFor('4 hrs');
  const session = await start.start();
  await expect(session.main).toContainText(/Planned downtime .*: Service by the firm/);

  await downtimes.changeReason('New lamp');
  await expect(session.main).toContainText('New lamp');
  await downtimes.cancel('Cancel it');
  await expect(session.main).not.toContainText('Planned downtime');
  await expect(downtimes.card).toContainText('None is planned.');
});

test('S-DT3 it begins by itself, a session goes on and is told, and what was before comes back', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart(lab.person('ana').badge)).start();
  const equipment = await floor.open('Confocal');
  const downtimes = new EquipmentDowntimes(floor.page);
  await downtimes.plan(0, 2 * HOUR, 'Water on the floor');
  await expect(equipment.main).toContainText('Out of service');
  await expect(downtimes.card).toContainText('It has begun.');
  await expect(session.main).toContainText(/Out of service until .*: Water on the floor\. Your session goes on/);
  await downtimes.cancel('End it now');
  await expect(session.main).not.toContainText('Water on the floor');
  await expect(equipment.main).toContainText('In use');
});

test('S-20 axe finds nothing on what is shown of a downtime', async ({ lab, openDashboard, openKiosk }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const kiosk = await openKiosk('Kiosk Confocal');
  await floor.open('Confocal');
  const downtimes = new EquipmentDowntimes(floor.page);
  await downtimes.openForm();
  const found = await violationsInBoth(floor.page, 'plan');
  await floor.page.keyboard.press('Escape');
  await downtimes.plan(HOUR, 3 * HOUR, 'Service by the firm');
  found.push(...(await violationsInBoth(floor.page, 'equipment')));
  await expect(kiosk.field()).toContainText('Planned downtime');
  found.push(...(await violationsInBoth(kiosk.page, 'locked')));
  const start = await kiosk.tapToStart(lab.person('ana').badge);
  await expect(start.notice).toContainText('Service');
  found.push(...(await violationsInBoth(start.page, 'start')));
  const session = await start.start();
  await expect(session.main).toContainText('Service');
  found.push(...(await violationsInBoth(session.page, 'session')));
  expect(found).toEqual([]);
});
