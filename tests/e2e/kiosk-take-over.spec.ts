import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { KioskStart } from './pages/kiosk-start.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-KD7 past its plan anybody takes over in two touches, and whose session it was is told by whom', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const second = await openKiosk(lab.addStation('Second kiosk', await floor.idOf('Orbitrap')));
  await second.tapToContinue('10057');
  const start = await (await openKiosk('Kiosk Orbitrap')).tapToStart('10042');
  await expect(start.notice).toContainText('Ben Osei has been using it since');
  await expect(start.notice).toContainText('their session ends now and yours begins');
  expect(await violationsInBoth(start.page, 'in use, to take over'), 'S-20 axe finds nothing').toEqual([]);
  const session = await start.takeOver();
  await expect(session.main).toContainText('Ana Kovač');
  await expect(second.news).toHaveText('Ana Kovač has taken over: your session ended then, and its time is recorded.');
  await wedge(session.page, '10057');
  await expect(start.notice).toContainText('Ana Kovač has taken over your session here.');
  await expect(floor.tile('Orbitrap')).toContainText('Ana Kovač');
});

test('S-KD7 before that it says from when on, and only those who run the lab take over', async ({ lab, openKiosk }) => {
  const kiosk = await openKiosk('Kiosk SEM');
  const start = await kiosk.tapToStart('10042');
  await expect(start.notice).toContainText(/From \d\d:\d\d on you can take over/);
  await expect(start.takeOverButton).toHaveCount(0);
  const { badge, pin = '' } = lab.person('maria');
  await start.page.getByRole('button', { name: 'Done' }).click();
  const asked = await kiosk.tapForPin(badge);
  await asked.type(pin);
  await asked.goOn();
  const session = await (await start.shown()).takeOver();
  await expect(session.main).toContainText('Maria Lindqvist');
});

test('S-KD7 C-O1 without the hub nobody takes over; the same touch works when it is back', async ({
  lab,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const start = await kiosk.tapToStart('10042');
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  await start.takeOverButton.click();
  await start.takeOverButton.click();
  await expect(start.page.getByText('a session is taken over only with it')).toBeVisible();
  await expect(kiosk.line).toContainText('nothing waits here');
  await lab.start();
  await expect(kiosk.line).toBeEmpty();
  await start.takeOverButton.click();
  await expect(start.page.getByRole('timer')).toBeVisible();
  await expect(start.page.getByRole('main')).toContainText('Ana Kovač');
});

test('S-KD7 S-19 a session is taken over without a finger', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Orbitrap');
  await kiosk.tap('10042');
  const start = await new KioskStart(kiosk.page).shown();
  await reachByKeys(start.takeOverButton);
  await start.page.keyboard.press('Enter');
  const takeOver = start.page.getByRole('button', { name: /^Take over, until/ });
  await reachByKeys(takeOver);
  await start.page.keyboard.press('Enter');
  await expect(start.page.getByRole('timer')).toBeVisible();
});
