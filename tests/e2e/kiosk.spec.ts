import { expect } from '@playwright/test';
import { pressByKeys } from './keys.ts';
import { KioskEnd } from './pages/kiosk-end.ts';
import { KioskLocked } from './pages/kiosk-locked.ts';
import { KioskSession } from './pages/kiosk-session.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-K1 a reload in a session comes back to it, and to the start screen where there is none', async ({
  openKiosk,
}) => {
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart('10042');
  await start.page.reload();
  await start.shown();
  const session = await start.start();
  await session.page.reload();
  await session.shown();
  await expect(session.main).toContainText('Ana Kovač');
});

test('S-K5 what is written at the end outlives a reload, and the end signs out', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  await (await session.end()).saySomethingWentWrong('The stage drifts');
  await session.page.reload();
  const end = await (await session.shown()).end();
  await expect(end.notes).toHaveValue('The stage drifts');
  await expect(end.outcome('There was a problem')).toBeChecked();
  await end.confirm();
  await expect(kiosk.news).toHaveText('Your session has ended. Thank you.');
  await kiosk.page.reload();
  await kiosk.shown();
});

test('S-K10 the last project is chosen already the next time', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await start.nameProject('Membrane traffic');
  const session = await start.start();
  await expect(session.main).toContainText('Membrane traffic');
  await (await session.end()).confirm();
  // A reader that has just been started takes the same badge again at once.
  await kiosk.page.reload();
  const again = await kiosk.tapToStart('10042');
  await expect(again.project('Membrane traffic')).toBeChecked();
});

test('S-17 somebody else’s session: who, since when, and what to do', async ({ openKiosk }) => {
  const start = await (await openKiosk('Kiosk Orbitrap')).tapToStart('10042');
  await expect(start.page.getByRole('main')).toContainText('Ben Osei has been using it since');
  await expect(start.startButton).toHaveCount(0);
});

test('S-17 a badge brings back one’s own session', async ({ openKiosk }) => {
  const session = await (await openKiosk('Kiosk Orbitrap')).tapToContinue('10057');
  await expect(session.main).toContainText('over; planned until');
});

test('S-18 without the qualification the start screen says so and whom to ask; others are not affected', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await expect(start.startButton).toBeVisible();
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await (await floor.open('Confocal')).requireQualification();
  await expect(start.page.getByRole('alert')).toContainText('You are not qualified for this equipment yet');
  await expect(start.startButton).toBeHidden();
});

test('S-25 a manager’s badge asks for the PIN on our own keys; a wrong one is said, the right one goes on', async ({
  lab,
  openKiosk,
}) => {
  const { badge, pin = '' } = lab.person('maria');
  const asked = await (await openKiosk('Kiosk Confocal')).tapForPin(badge);
  await asked.type('0000');
  await expect(asked.field).toHaveValue('0000');
  await expect(asked.field).toHaveAttribute('type', 'password');
  await asked.goOn();
  await expect(asked.page.getByText('This PIN is wrong.')).toBeVisible();
  await asked.type(pin);
  await asked.goOn();
  await expect(asked.page.getByText('Hello Maria Lindqvist')).toBeVisible();
});

test('S-26 a second badge takes the place of the first; a session goes on under it', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await wedge(start.page, '10057');
  await expect(start.page.getByText('Hello Ben Osei')).toBeVisible();
  const session = await start.start();
  await wedge(session.page, '10042');
  await expect(session.page.getByText('Hello Ana Kovač')).toBeVisible();
  await expect(session.main).toContainText('Ben Osei has been using it');
  await wedge(session.page, '10057');
  await expect(session.timer).toBeVisible();
});

test('S-K2 a station with two instruments asks which one, and a touched field answers', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Light-sheet');
  await expect(kiosk.field('Light-sheet')).toContainText('Chloé Martin');
  const start = await (await kiosk.tapToChoose('10042')).choose('Spinning disk');
  const session = await start.start();
  await expect(session.main).toContainText('Spinning disk W1');
  await (await session.end()).confirm();
  await expect(kiosk.field('Spinning disk')).toContainText('Free');
});

test('S-K6 a start screen that nobody touches warns, counts down and locks; a touch keeps it', async ({
  lab,
  openContext,
}) => {
  const page = await (await openContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.clock.install();
  await page.goto(`${lab.url}/kiosk?station=${lab.station('Kiosk Confocal')}`);
  const kiosk = new KioskLocked(page);
  await kiosk.shown();
  const identify = await kiosk.useUserName();
  await page.clock.runFor(45_000);
  const warning = page.getByRole('alertdialog', { name: 'Still here?' });
  await expect(warning).toContainText(/locks in \d+ seconds/);
  await warning.getByRole('button', { name: 'Stay' }).click();
  await page.clock.runFor(2_000);
  await expect(warning).toBeHidden();
  await expect(identify.username).toBeVisible();
  await page.clock.runFor(70_000);
  await kiosk.shown();
  await expect(kiosk.news).toContainText('Nobody touched the screen');
});

test('S-19 the kiosk without a mouse: sign in, start, extend and end by keyboard alone', async ({ lab, openKiosk }) => {
  const { username, password } = lab.person('ana');
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  const { keyboard } = kiosk.page;
  const press = (name: string | RegExp) => pressByKeys(kiosk.page.getByRole('button', { name }));
  await press('Use your user name');
  await keyboard.type(username, { delay: 70 });
  await keyboard.press('Tab');
  await keyboard.type(password, { delay: 70 });
  await keyboard.press('Enter');
  await press(/^Start/);
  const session = await new KioskSession(kiosk.page).shown();
  await press('Extend');
  await press('+ 30 mins');
  await expect(session.main).toContainText('2 hrs 29 mins left');
  await press('End session');
  await expect(new KioskEnd(kiosk.page).notes).toBeVisible();
  await press('End session');
  await kiosk.shown();
});
