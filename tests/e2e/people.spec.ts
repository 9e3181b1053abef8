import { expect } from '@playwright/test';
import { DashboardPeople } from './pages/dashboard-people.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-P2 a new person signs in at once, is qualified, and is out when the account is closed', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await (await floor.open('Confocal')).requireQualification();
  const people = await new DashboardPeople(floor.page).open();
  await people.add({ name: 'Cleo Park', username: 'cleo', badge: '550011' });
  await expect(people.row('Cleo Park')).toContainText('Badge');
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart('550011');
  await expect(start.startButton).toBeHidden();
  await people.openPerson('Cleo Park');
  await people.qualify('Confocal LSM 980');
  await expect(start.startButton).toBeVisible();
  await people.closeAccount();
  await expect(people.main).toContainText('Account closed');
  await expect(start.page.getByRole('heading', { name: 'Tap your badge' })).toBeVisible();
});

test('S-P3 who has typed too many wrong PINs is locked, and a manager lifts it', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const { badge, pin = '' } = lab.person('maria');
  const asked = await (await openKiosk('Kiosk Confocal')).tapForPin(badge);
  for (let i = 0; i < 5; i++) {
    await asked.type('0000');
    await asked.goOn();
    await expect(asked.page.getByText('This PIN is wrong.')).toBeVisible();
  }
  await wedge(asked.page, badge);
  await expect(asked.page.getByText('Too many wrong tries.')).toBeVisible();
  const floor = await (await openDashboard()).signIn(lab.person('ines'));
  const people = await new DashboardPeople(floor.page).open();
  await expect(people.row('Maria Lindqvist')).toContainText('Locked');
  await people.openPerson('Maria Lindqvist');
  await people.main.getByRole('button', { name: 'Lift the lock' }).click();
  await expect(people.main.getByText('Locked until')).toBeHidden();
  await wedge(asked.page, badge);
  await asked.shown();
  await asked.type(pin);
  await asked.goOn();
  await expect(asked.page.getByText('Hello Maria Lindqvist')).toBeVisible();
});

test('S-P2 a researcher has no such page', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await expect(floor.page.getByRole('banner').getByRole('link', { name: 'People' })).toHaveCount(0);
});
