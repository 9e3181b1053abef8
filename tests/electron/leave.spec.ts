import { expect } from '@playwright/test';
import { violationsInBoth } from '../e2e/axe.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { wedge } from '../e2e/pages/wedge.ts';
import { signInCookie } from '../hub/hub-fixture.ts';
import { connect } from '../hub/wire-client.ts';
import { PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, test } from './kiosk-test.ts';

const LONGER_THAN_A_LONG_PRESS_MS = 5_500;

async function openLeaving(kiosk: Kiosk) {
  const { page } = kiosk;
  const locked = await new KioskLocked(page).shown();
  await expect(locked.line).toBeEmpty();
  await page.keyboard.press('Control+Alt+Shift+KeyL');
  await expect(page.getByRole('heading', { name: 'Leave the kiosk' })).toBeVisible();
  return {
    try: async (username: string, password: string) => {
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Leave the kiosk' }).click();
    },
    alert: page.getByRole('alert'),
  };
}

test('K-35 a manager’s password ends the kiosk program; a researcher’s, a wrong one and no hub do not', async ({
  launch,
  hub,
}) => {
  hub.addManager('maria');
  const kiosk = await launch({ env: envOf(hub) });
  const leaving = await openLeaving(kiosk);
  expect(await violationsInBoth(kiosk.page, 'leave the kiosk')).toEqual([]);
  await leaving.try('maria', 'not her password');
  await expect(leaving.alert).toContainText('does not let you leave');
  await leaving.try(hub.username, PASSWORD);
  await expect(leaving.alert).toContainText('Only those who run the lab');
  await hub.kill();
  await leaving.try('maria', PASSWORD);
  await expect(leaving.alert).toContainText('IT ends the Windows session');
  await hub.start();
  await leaving.try('maria', PASSWORD);
  expect(await kiosk.exited).toEqual({ code: 0, signal: null });
  expect(hub.audit('kiosk.leave')).toEqual(['unauthorized', 'forbidden', 'ok']);
});

test('K-35 five seconds on the station’s name, badge and PIN end it', async ({ launch, hub }) => {
  hub.addManager('maria');
  const desk = await connect(hub.url, {
    kind: 'person',
    headers: { cookie: await signInCookie(hub.url, 'maria') },
  });
  const { user } = desk.hello.actor as { user: { id: string } };
  await desk.intent({ type: 'user.set-credentials', userId: user.id, badge: '777001', pin: '258014' });
  desk.disconnect();
  const kiosk = await launch({ env: envOf(hub) });
  const { page } = kiosk;
  await new KioskLocked(page).shown();
  await page.getByRole('banner').getByText('Kiosk', { exact: true }).click({ delay: LONGER_THAN_A_LONG_PRESS_MS });
  await expect(page.getByRole('heading', { name: 'Leave the kiosk' })).toBeVisible();
  await wedge(page, '777001');
  await page.getByLabel('PIN').fill('258014');
  await page.getByRole('button', { name: 'Leave the kiosk' }).click();
  expect(await kiosk.exited).toEqual({ code: 0, signal: null });
});
