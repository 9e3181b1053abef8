import { expect } from '@playwright/test';
import { pressByKeys as press } from './keys.ts';
import { KioskSession } from './pages/kiosk-session.ts';
import { KioskStart } from './pages/kiosk-start.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

const [ANA, BEN] = ['10042', '10057'];
const MINUTE_MS = 60_000;
/** What the site of these tests asks for, and a moment more. */
const ASKED_MS = MINUTE_MS + 5_000;
/** A screen that nobody touches asks after 40 s. */
const SCREEN_ASKED_MS = 45_000;
/** An offer to hand over has ended by itself then. */
const OFFERED_MS = 125_000;
/** Some frames, in which the focus would move. */
const FRAMES_MS = 500;

test('S-19 S-HO1 R-L6 a session is handed over by keyboard alone: offered, taken back, offered again and taken over', async ({
  lab,
  openKiosk,
}) => {
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart(ANA);
  await press(start.startButton);
  const session = await new KioskSession(start.page).shown();
  await press(session.handOver);
  await press(session.handingOver.getByRole('button', { name: 'Don’t hand over' }));
  await expect(session.handingOver).toHaveCount(0);
  await press(session.handOver);
  await expect(session.handingOver).toContainText('Now the badge of whoever goes on');
  await wedge(session.page, BEN);
  await expect(start.notice).toContainText('It is handed over to you');
  await press(start.page.getByRole('button', { name: /^Take over, until/ }));
  await expect(session.main).toContainText('Ben Osei');
  await expect(session.timer).toBeVisible();
  await expect.poll(() => lab.sessions().find(({ outcome }) => outcome === 'handed-over')).toBeTruthy();
});

test('S-27 whoever presses keys goes on from what came in the place of what they pressed', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart(ANA);
  await press(start.startButton);
  const session = await new KioskSession(start.page).shown();
  const { page } = session;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
  await expect(heading(/^Confocal/)).toBeFocused();
  await press(button('Extend'));
  await expect(button(/^\+ 15 min/)).toBeFocused();
  await press(button('Unattended'));
  await expect(page.getByRole('group', { name: 'Run unattended until' }).getByRole('button').first()).toBeFocused();
  await press(button('Not unattended'));
  await expect(button('Problem')).toBeFocused();
  await press(session.handOver);
  await expect(button('Use your user name')).toBeFocused();
  await press(button('Don’t hand over'));
  await expect(button('Problem')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(/^Report a problem with Confocal/)).toBeFocused();
  await press(button('Cancel'));
  await expect(heading(/^Confocal/)).toBeFocused();
  await press(session.endButton);
  await expect(heading(/^End the session on Confocal/)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'All well' })).toBeFocused();
  await press(session.endButton);
  await expect(kiosk.prompt).toBeFocused();
});

test('S-27 whoever let go of the focus is not given it by what goes away later', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart(ANA)).start();
  const { page } = session;
  await press(session.handOver);
  await expect(page.getByRole('button', { name: 'Use your user name' })).toBeFocused();
  // The hub would set the page's clock right again.
  await kiosk.cutOff();
  await session.timer.click();
  await page.clock.install();
  await page.clock.fastForward(OFFERED_MS);
  await expect(session.endButton).toBeVisible();
  await page.clock.runFor(FRAMES_MS);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
});

test('S-19 S-UN1 S-UN2 an unattended run is set and taken back by keyboard alone', async ({ openKiosk }) => {
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart(ANA);
  await press(start.startButton);
  const session = await new KioskSession(start.page).shown();
  const { page, main } = session;
  const button = (name: string) => page.getByRole('button', { name });
  await press(button('Extend'));
  await press(button('Unattended'));
  await press(button('Not unattended'));
  await expect(main).not.toContainText('unattended until');
  await press(button('Extend'));
  await press(button('Unattended'));
  const choice = page.getByRole('group', { name: 'Run unattended until' }).getByRole('button').first();
  const until = (await choice.textContent()) ?? '';
  expect(until).toMatch(/\d\d:\d\d$/);
  await press(choice);
  await expect(main).toContainText(`unattended until ${until}`);
  await press(button('Extend'));
  await press(button('I’m at it again'));
  await expect(main).not.toContainText('unattended');
});

/** Asks to be told and thinks better of it; the one button takes the other's place, and the keys go on from there. */
async function asksAndTakesBack(start: KioskStart, when: string): Promise<void> {
  const ask = start.page.getByRole('button', { name: `Tell me ${when}` });
  const takeBack = start.page.getByRole('button', { name: 'Don’t tell me' });
  await press(ask);
  await expect(start.main).toContainText('You will be told as soon as you can use it');
  await expect(takeBack).toBeFocused();
  await press(takeBack);
  await expect(start.main).not.toContainText('You will be told');
  await expect(ask).toBeFocused();
}

test('S-19 S-WA1 whoever finds it in use asks to be told by keyboard alone, and takes that back', async ({
  openKiosk,
}) => {
  await asksAndTakesBack(await (await openKiosk('Kiosk SEM')).tapToStart(ANA), 'when it is free');
});

test('S-19 S-WA1 whoever finds it out of service asks to be told by keyboard alone, and takes that back', async ({
  openKiosk,
}) => {
  const { page } = await (await openKiosk('Kiosk TEM')).tapToChoose(ANA);
  await press(page.getByRole('main').getByRole('button', { name: 'TEM' }));
  await asksAndTakesBack(await new KioskStart(page).shown(), 'when it works');
});

test('S-19 S-K6 “Still here?” on a screen that nobody touched is answered by a key', async ({ openKiosk }) => {
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart(ANA);
  const { page } = start;
  await page.clock.install();
  await page.clock.fastForward(SCREEN_ASKED_MS);
  const warning = page.getByRole('alertdialog', { name: 'Still here?' });
  await expect(warning.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward(SCREEN_ASKED_MS);
  await expect(warning, 'the whole time again').toBeVisible();
  await page.keyboard.press('Shift');
  await expect(warning).toHaveCount(0);
  await press(start.startButton);
  await new KioskSession(page).shown();
});

test('S-19 S-IL1 S-IL2 “Still here?” in a session is answered by any key, and whoever was away says by keyboard what is true', async ({
  lab,
  openKiosk,
}) => {
  await lab.kill();
  await lab.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: 'propose' });
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const session = await kiosk.tapToContinue(BEN);
  const { page } = session;
  await page.clock.install();
  await page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(session.endButton).toBeVisible();

  await page.clock.fastForward(ASKED_MS);
  await expect(session.stillHere).toBeVisible();
  await page.clock.fastForward(MINUTE_MS);
  await press(session.wasAway.getByRole('button', { name: 'It goes on' }));
  await expect(session.endButton).toBeVisible();
  await page.clock.fastForward(ASKED_MS + MINUTE_MS);
  await press(session.wasAway.getByRole('button', { name: /^End as of/ }));
  await expect(kiosk.news).toContainText(/The session has ended as of \d\d:\d\d/);
});
