import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import type { HubUpdate } from '../../client/hub-link.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { KioskSession } from '../e2e/pages/kiosk-session.ts';
import { PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, test } from './kiosk-test.ts';

/** A kiosk that is started four times, a browser each, and a hub. */
test.describe.configure({ timeout: 180_000 });

/** Every update that the page hears from here on, the present state first. */
const listen = (kiosk: Kiosk) =>
  kiosk.page.evaluate(() => {
    const heard: HubUpdate[] = [];
    Object.assign(window, { heard });
    window.hycon.subscribe((update) => heard.push(update));
  });
const heard = (kiosk: Kiosk) => kiosk.page.evaluate(() => (window as unknown as { heard: HubUpdate[] }).heard);
const phase = async (kiosk: Kiosk) =>
  (await heard(kiosk)).flatMap((update) => (update.type === 'link' ? [update.link.phase] : [])).at(-1);

test('K-31 restarted without a hub, a session goes on, ends and arrives; a lock stays; no snapshot is needed', async ({
  launch,
  hub,
}) => {
  const launchHere = () => launch({ env: envOf(hub) });
  const first = await launchHere();
  const identify = await (await new KioskLocked(first.page).shown()).useUserName();
  const start = await identify.signIn({ username: hub.username, password: PASSWORD });
  await start.start();
  await listen(first);
  await expect
    .poll(async () => (await heard(first)).findLast(({ type }) => type === 'outbox'))
    .toMatchObject({
      entries: [],
    });
  await hub.kill();
  await first.kill();

  const second = await launchHere();
  const session = await new KioskSession(second.page).shown();
  await expect(session.main).toContainText('Confocal');
  await expect(session.main).toContainText('goes on without the hub');
  const before = await session.timer.textContent();
  await expect(session.timer).not.toHaveText(before ?? '');
  const end = await session.end();
  await end.confirm();
  const locked = new KioskLocked(second.page);
  await expect(locked.news).toContainText('1 act is saved here');
  await expect(locked.field()).toContainText(/as of \d\d:\d\d/);
  await second.kill();

  const third = await launchHere();
  const still = await new KioskLocked(third.page).shown();
  await expect(still.news).toContainText('1 act is saved here');
  await expect(still.field()).toContainText('Confocal');
  await expect(still.field()).toContainText(/as of \d\d:\d\d/);
  await listen(third);
  await hub.start();
  await expect.poll(() => phase(third)).toBe('live');
  await expect(still.line).toBeEmpty();
  await expect(still.field()).toContainText('Free');
  await expect(still.field()).not.toContainText('as of');
  await expect(still.news).not.toContainText('saved here');
  const updates = await heard(third);
  const floors = updates.filter((update) => update.type === 'snapshot' && update.channel === 'floor');
  expect(floors, 'what it showed already, and nothing whole after that').toHaveLength(1);
  const ended = updates.flatMap((update) => (update.type === 'facts' ? update.facts : []));
  expect(ended.map(({ type }) => type)).toContain('session.ended');
  await expect
    .poll(async () => (await heard(third)).findLast((update) => update.type === 'actor'))
    .not.toHaveProperty('actor.user');
});

test('K-31 a kiosk that is asked to end shows the floor of that moment when it comes back without a hub', async ({
  launch,
  hub,
}) => {
  const first = await launch({ env: envOf(hub) });
  await expect(new KioskLocked(first.page).field()).toContainText('Free');
  await listen(first);
  await expect.poll(() => phase(first)).toBe('live');
  process.kill(first.pid, 'SIGTERM');
  await first.exited;
  await hub.kill();
  const db = new Database(join(first.userDataDir, 'outbox.sqlite'));
  db.exec('UPDATE last_word SET current_at = current_at - 259200000');
  db.close();
  const second = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(second.page).shown();
  await expect(locked.field()).toContainText('Confocal');
  await expect(locked.field(), 'three days ago').toContainText(/as of \w{3}\s\d\d:\d\d/);
});
