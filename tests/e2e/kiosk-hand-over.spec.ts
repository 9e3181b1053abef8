import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { KioskIdentify } from './pages/kiosk-identify.ts';
import { KioskStart } from './pages/kiosk-start.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

/** A screen that nobody touches has asked and given up then. */
const SCREEN_GIVEN_BACK_MS = 65_000;

test('S-HO1 R-L6 a session is handed over in two touches and a badge: one ends when the other begins', async ({
  lab,
  openKiosk,
}) => {
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
  await session.timer.waitFor();
  await session.handOver.click();
  await expect(session.handingOver).toContainText('Now the badge of whoever goes on');
  expect(await violationsInBoth(session.page, 'handing over'), 'S-20 axe finds nothing').toEqual([]);
  await wedge(session.page, '10057');
  const start = await new KioskStart(session.page).shown();
  await expect(start.notice).toContainText('It is handed over to you');
  await start.page.getByRole('button', { name: /^Take over, until/ }).click();
  await expect(session.main).toContainText('Ben Osei');
  await expect.poll(() => lab.sessions().find(({ outcome }) => outcome === 'handed-over')).toBeTruthy();
  const all = lab.sessions();
  const anas = all.find(({ outcome }) => outcome === 'handed-over');
  const bens = all.find((one) => one.equipmentId === anas?.equipmentId && one.endedAt === undefined);
  expect(bens).toMatchObject({ operator: { name: 'Ben Osei' }, startedAt: anas?.endedAt });
});

test('S-HO1 whoever has no badge with them takes over by user name and password; a wrong one is said, and disturbs nobody', async ({
  lab,
  openKiosk,
}) => {
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
  const { page } = session;
  const ben = lab.person('ben');
  const identify = new KioskIdentify(page);
  await session.handOverByName();
  await expect(session.main).toContainText('Confocal LSM 980 is handed over to you');
  expect(await violationsInBoth(page, 'handed over by user name'), 'S-20 axe finds nothing').toEqual([]);
  await identify.username.fill(ben.username);
  await identify.password.fill('wrong');
  await identify.submit();
  await expect(identify.error).toBeVisible();
  await page.getByRole('button', { name: 'Back to the session' }).click();
  await expect(session.main).toContainText('Ana Kovač');
  await session.handingOver.getByRole('button', { name: 'Don’t hand over' }).click();
  await expect(session.endButton).toBeVisible();

  await session.handOverByName();
  const start = await identify.signIn(ben);
  await expect(start.notice).toContainText('It is handed over to you');
  await page.getByRole('button', { name: /^Take over, until/ }).click();
  await expect(session.main).toContainText('Ben Osei');
  await expect.poll(() => lab.sessions().find(({ outcome }) => outcome === 'handed-over')).toBeTruthy();
});

test('S-HO1 where nobody signs in for it, the session has the screen again by itself', async ({ openKiosk }) => {
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
  const { page } = session;
  await session.handOverByName();
  await expect(new KioskIdentify(page).username).toBeFocused();
  await page.clock.install();
  await page.clock.fastForward(SCREEN_GIVEN_BACK_MS);
  await expect(session.timer).toBeVisible();
  await expect(session.main).toContainText('Ana Kovač');
});

test('S-HO1 an offer is taken back by a touch: then a second badge finds it in use', async ({ openKiosk }) => {
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
  await session.timer.waitFor();
  await session.handOver.click();
  await session.page.getByRole('button', { name: 'Don’t hand over' }).click();
  await expect(session.endButton).toBeVisible();
  await wedge(session.page, '10057');
  const start = await new KioskStart(session.page).shown();
  await expect(start.notice).toContainText('Ana Kovač has been using it since');
  await expect(start.takeOverButton).toHaveCount(0);
});
