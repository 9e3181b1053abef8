import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { signInCookie } from '../hub/hub-fixture.ts';
import type { HubProcess } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { test } from './kiosk-test.ts';

/** A kiosk that is started twice, a browser each, and a hub. */
test.describe.configure({ timeout: 180_000 });

async function asManager(hub: HubProcess, path: string, body: object) {
  const cookie = await signInCookie(hub.url, 'maria');
  const headers = { cookie, 'content-type': 'application/json' };
  return fetch(`${hub.url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Everything that this kiosk's main process keeps, but for what belongs to the browser. */
const onDisk = ({ userDataDir }: Kiosk) =>
  readdirSync(userDataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /station-token|config\.json|kiosk\.log|outbox\.sqlite/.test(name))
    .map((name) => join(userDataDir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

test('EN-14 EN-15 a kiosk shows a code, is confirmed, comes to its lock, and is that station after a restart', async ({
  launch,
  hub,
}) => {
  hub.addManager('maria');
  const kiosk = await launch({ env: { HYCON_HUB_URL: hub.url } });
  await expect(kiosk.page.getByRole('heading', { name: 'This kiosk is new here' })).toBeVisible();
  const code = await kiosk.page.locator('[data-code]').getAttribute('data-code');
  expect(existsSync(join(kiosk.userDataDir, 'station-token.pending'))).toBe(true);
  const pairing = { code, name: 'By the window', equipmentIds: [hub.equipmentId] };
  expect((await asManager(hub, 'pairings', pairing)).status).toBe(201);
  const locked = await new KioskLocked(kiosk.page).shown();
  await expect(locked.field()).toContainText('Confocal');
  await expect(kiosk.page.getByRole('banner')).toContainText('By the window');
  await expect.poll(() => existsSync(join(kiosk.userDataDir, 'station-token.pending'))).toBe(false);
  expect(onDisk(kiosk)).not.toContain('hycon_station_');
  await kiosk.close();

  const again = await launch({ env: { HYCON_HUB_URL: hub.url } });
  await new KioskLocked(again.page).shown();
  await expect(again.page.getByRole('banner')).toContainText('By the window');
});

test('EN-2 EN-14 a kiosk enrolls itself by the key of its file, which is gone from there then; the key serves once', async ({
  launch,
  hub,
  userDataDir,
}) => {
  hub.addManager('maria');
  const made = await asManager(hub, 'enrollment-keys', { name: 'Delivery' });
  const { key } = (await made.json()) as { key: string };
  const file = join(userDataDir, 'config.json');
  writeFileSync(file, JSON.stringify({ hubUrl: hub.url, enrollmentKey: key, stationName: 'Bench 4' }));
  const env = { HYCON_HUB_URL: hub.url };
  const kiosk = await launch({ env });
  await new KioskLocked(kiosk.page).shown();
  await expect(kiosk.page.getByRole('banner')).toContainText('Bench 4');
  await expect.poll(() => JSON.parse(readFileSync(file, 'utf8'))).toEqual({ hubUrl: hub.url, stationName: 'Bench 4' });
  expect(onDisk(kiosk)).not.toMatch(/hycon_(station|enrollment)_/);

  const body = { token: `hycon_station_${'A'.repeat(43)}`, key };
  const second = await fetch(`${hub.url}/api/v1/enrollment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([second.status, await second.json()]).toMatchObject([403, { code: 'forbidden' }]);
});
