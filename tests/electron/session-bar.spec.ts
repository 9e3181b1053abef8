import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { violationsInBoth } from '../e2e/axe.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, test } from './kiosk-test.ts';

const BAR_HEIGHT_PX = 72;
/** What was done has lain here for forty minutes before the hub heard of it. */
const TOLD_LATE = `UPDATE answered SET act = json_set(act, '$.offline', json('true'), '$.occurredAt',
  json_extract(act, '$.answeredAt') - 2400000)`;
const heights = (kiosk: Kiosk) =>
  kiosk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getBounds().height));

test('K-32 the bar has the connection’s details and the queue one touch away, and is a bar again after', async ({
  launch,
  hub,
}) => {
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  const start = await (await locked.useUserName()).signIn({ username: hub.username, password: PASSWORD });
  const session = await start.start();
  await expect.poll(() => heights(kiosk)).toEqual([BAR_HEIGHT_PX]);
  await hub.kill();
  await expect(session.main).toContainText('goes on without the hub');
  await session.extend('1 hr');

  const details = await locked.details();
  await expect(details).toContainText('Extend the session on Confocal');
  await expect(details).toContainText('Saved here; it is sent when the hub answers.');
  expect((await heights(kiosk))[0]).toBeGreaterThan(BAR_HEIGHT_PX);
  await expect(details.getByRole('button', { name: 'Retry now' })).toBeInViewport({ ratio: 1 });
  expect(await violationsInBoth(kiosk.page, 'the details over the bar'), 'S-20 axe finds nothing').toEqual([]);
  await details.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => heights(kiosk)).toEqual([BAR_HEIGHT_PX]);
  await expect(session.timer).toBeVisible();

  await locked.details();
  await hub.start();
  await expect(details).toContainText('Confirmed by the hub.');
  await kiosk.page.keyboard.press('Escape');
  await expect.poll(() => heights(kiosk)).toEqual([BAR_HEIGHT_PX]);
});

test('K-33 what became of each act is told after a reload of the page and a restart of the program', async ({
  launch,
  hub,
}) => {
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  const start = await (await locked.useUserName()).signIn({ username: hub.username, password: PASSWORD });
  await start.start();
  const acts = (page: Page) => page.getByRole('dialog', { name: 'Connection' }).getByRole('listitem');
  const confirmed = [/Start a session on Confocal.*Confirmed by the hub/];
  await locked.details();
  await expect(acts(kiosk.page)).toHaveText(confirmed);
  await kiosk.page.reload();
  await locked.details();
  await expect(acts(kiosk.page)).toHaveText(confirmed);
  await kiosk.kill();

  await hub.kill();
  const db = new Database(join(kiosk.userDataDir, 'outbox.sqlite'));
  db.exec(TOLD_LATE);
  db.close();
  const again = await launch({ env: envOf(hub) });
  await new KioskLocked(again.page).details();
  await expect(acts(again.page)).toHaveText(confirmed);
  await expect(acts(again.page), 'S-O6 both times').toContainText(/\d\d:\d\d, told (\w+ )?\d\d:\d\d/);
});
