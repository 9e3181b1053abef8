import { expect } from '@playwright/test';
import { violationsInBoth } from '../e2e/axe.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { PASSWORD } from './hub-process.ts';
import { envOf, onStandInOnly, test } from './kiosk-test.ts';

const MINUTE_S = 60;
const MS_PER_SECOND = 1_000;

test('K-L1 S-IL1 the bar asks whether somebody is there by what the whole machine was touched, and any key is a yes', async ({
  launch,
  hub,
}) => {
  onStandInOnly();
  await hub.kill();
  await hub.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: 'end' });
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  const start = await (await locked.useUserName()).signIn({ username: hub.username, password: PASSWORD });
  const session = await start.start();
  await session.timer.waitFor();
  await kiosk.page.clock.install();
  /** The page's time goes on by so much, in which nobody touches the machine. */
  const nobodyFor = async (seconds: number) => {
    await kiosk.leaveFor(seconds);
    await kiosk.page.clock.fastForward(seconds * MS_PER_SECOND);
  };

  await nobodyFor(MINUTE_S + 5);
  await expect(session.stillHere).toContainText(/Else the session ends as of \d\d:\d\d/);
  await expect(session.stillHere.getByRole('button')).toBeInViewport({ ratio: 1 });
  expect(await violationsInBoth(kiosk.page, 'still here? in the bar'), 'S-20 axe finds nothing').toEqual([]);
  // The instrument's own program has the keyboard: the page hears nothing of it.
  await kiosk.leaveFor(0);
  await expect(session.endButton).toBeVisible();
  expect(await kiosk.page.evaluate(() => window.hycon.idleMs())).toBeLessThan(MINUTE_S * MS_PER_SECOND);

  await nobodyFor(MINUTE_S + 5);
  await expect(session.stillHere).toBeVisible();
  await nobodyFor(MINUTE_S * 2);
  await expect(locked.prompt).toBeVisible();
  await expect(locked.news).toContainText(/The session has ended as of \d\d:\d\d/);
  expect(hub.audit('session.end')).toEqual(['ok']);
});

test('K-23 the stand-in counts a key or a touch in a window, and nothing that a script does', async ({ launch }) => {
  onStandInOnly();
  const kiosk = await launch();
  const idleS = () => kiosk.inMain(({ powerMonitor }) => powerMonitor.getSystemIdleTime());
  await kiosk.leaveFor(MINUTE_S);
  await kiosk.page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' })));
  await kiosk.page.evaluate(() => window.hycon.idleMs());
  expect(await idleS()).toBeGreaterThanOrEqual(MINUTE_S);
  await kiosk.page.keyboard.press('Shift');
  await expect.poll(idleS).toBeLessThan(MINUTE_S);
});
