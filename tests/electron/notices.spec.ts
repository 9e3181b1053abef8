import { expect } from '@playwright/test';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { Toasts } from '../e2e/pages/toasts.ts';
import { PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, onStandInOnly, test } from './kiosk-test.ts';

/** What main has put on the desktop. */
const onDesktop = async (kiosk: Kiosk) =>
  (await kiosk.mainCalls()).filter(({ method }) => method === 'Notification.show').map(({ args }) => args[0]);

test('K-36 what the bar has no room for is on the desktop, once', async ({ launch, hub }) => {
  onStandInOnly();
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  const start = await (await locked.useUserName()).signIn({ username: hub.username, password: PASSWORD });
  await start.start();
  const lose = async (): Promise<void> => {
    await hub.kill();
    await expect(kiosk.page.getByRole('main')).toContainText('goes on without the hub');
    await hub.start();
    await expect(kiosk.page.getByRole('main')).not.toContainText('goes on without the hub');
  };
  await lose();
  const back = { title: 'Connected again', body: '', silent: true };
  await expect.poll(() => onDesktop(kiosk)).toEqual([back]);
  await lose();
  await expect.poll(() => onDesktop(kiosk)).toEqual([back, back]);
  const states = await kiosk.page.evaluate(() => Notification.permission);
  expect(states, 'K-4 main notifies; the page may not').toBe('denied');
});

test('K-36 while the kiosk covers the display its own screen tells it, and the desktop does not', async ({
  launch,
  hub,
}) => {
  onStandInOnly();
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  await hub.kill();
  await expect(locked.line).toContainText('Offline since');
  await hub.start();
  await expect(new Toasts(kiosk.page).with('Connected again')).toBeVisible();
  expect(await onDesktop(kiosk)).toEqual([]);
});
