import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardPeople, QualifiedPeople } from './pages/dashboard-people.ts';
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

test('S-P4 S-21 who may use a piece of equipment stands on its page, and is qualified there by keyboard alone', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  const qualified = new QualifiedPeople(floor.page);
  await expect(qualified.card).toHaveCount(0);
  await equipment.requireQualification();
  await expect(qualified.card).toContainText('Nobody has it yet.');
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart(lab.person('ana').badge);
  await expect(start.startButton).toBeHidden();
  await reachByKeys(qualified.card.getByLabel('Person'));
  await floor.page.keyboard.type('Ana');
  await reachByKeys(qualified.card.getByRole('button', { name: 'Qualify' }));
  await floor.page.keyboard.press('Enter');
  await expect(qualified.row('Ana Kovač')).toContainText('for good');
  await expect(qualified.card).toContainText('1 person has it.');
  await expect(start.startButton).toBeVisible();
  expect(await violationsInBoth(floor.page, 'who is qualified'), 'S-20 axe finds nothing').toEqual([]);
  await qualified.takeAway('Ana Kovač');
  await expect(start.startButton).toBeHidden();
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
