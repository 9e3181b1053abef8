import { expect } from '@playwright/test';
import { violationsInBoth } from '../e2e/axe.ts';
import { KioskLocked } from '../e2e/pages/kiosk-locked.ts';
import { KioskSession } from '../e2e/pages/kiosk-session.ts';
import { KioskStart } from '../e2e/pages/kiosk-start.ts';
import { signInCookie } from '../hub/hub-fixture.ts';
import { connect } from '../hub/wire-client.ts';
import { type HubProcess, PASSWORD } from './hub-process.ts';
import type { Kiosk } from './kiosk.ts';
import { envOf, test } from './kiosk-test.ts';

/** A kiosk that is started twice, a browser each, and a hub that is started twice. */
test.describe.configure({ timeout: 180_000 });

const BADGE = '10042';
const PIN = '258014';

const desk = async (hub: HubProcess) =>
  connect(hub.url, { kind: 'person', headers: { cookie: await signInCookie(hub.url, 'maria') } });

/** A manager's connection, by which the person gets badge and PIN and the instrument may be started without the hub. */
async function manage(hub: HubProcess) {
  const manager = await desk(hub);
  const staff = manager.snapshots('staff')[0]?.state as { users: Record<string, { username: string }> };
  const userId = Object.entries(staff.users).find(([, { username }]) => username === hub.username)?.[0];
  const policy = { type: 'equipment.update', equipmentId: hub.equipmentId, offlinePolicy: 'allow' };
  expect(await manager.intent({ type: 'user.set-credentials', userId, badge: BADGE, pin: PIN })).toMatchObject({
    ok: true,
  });
  expect(await manager.intent(policy)).toMatchObject({ ok: true });
  return manager;
}

/** Until when the list that the kiosk keeps serves: each new one serves longer. */
const savedUntil = (kiosk: Kiosk) =>
  kiosk.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.hycon.subscribe((update) => update.type === 'saved-list' && resolve(update.until ?? 0));
      }),
  );

/** Signs in and out once, as people do on any day; then the kiosk has a list with this badge on it. */
async function useOnline(kiosk: Kiosk): Promise<void> {
  const locked = await new KioskLocked(kiosk.page).shown();
  await expect(locked.line).toBeEmpty();
  await expect.poll(() => savedUntil(kiosk)).toBeGreaterThan(0);
  const before = await savedUntil(kiosk);
  const pin = await locked.tapForPin(BADGE);
  await pin.type(PIN);
  await pin.goOn();
  await new KioskStart(kiosk.page).shown();
  await kiosk.page.getByRole('button', { name: 'Cancel' }).click();
  await locked.shown();
  await expect.poll(() => savedUntil(kiosk)).toBeGreaterThan(before);
}

for (const isRestarted of [false, true]) {
  test(`OS-8 badge and PIN from the saved list${isRestarted ? ', after a restart,' : ''}: one session with its mark`, async ({
    launch,
    hub,
  }) => {
    hub.addManager('maria');
    await hub.kill();
    await hub.start({ HYCON_SIGN_IN_RESEARCHER: 'badge+pin' });
    const manager = await manage(hub);
    let kiosk = await launch({ env: envOf(hub) });
    await useOnline(kiosk);
    manager.disconnect();
    await hub.kill();
    if (isRestarted) {
      await kiosk.kill();
      kiosk = await launch({ env: envOf(hub) });
    }
    const locked = await new KioskLocked(kiosk.page).shown();
    await expect(locked.line).toContainText('Offline since');
    const pin = await locked.tapForPin(BADGE);
    await expect(kiosk.page.getByRole('main')).toContainText('Signing in from the saved list');
    expect(await violationsInBoth(kiosk.page, 'the PIN from the list'), 'S-20 axe finds nothing').toEqual([]);
    await pin.type('0000');
    await pin.goOn();
    await expect(kiosk.page.getByText('This PIN is wrong')).toBeVisible();
    await pin.type(PIN);
    await pin.goOn();
    const start = await new KioskStart(kiosk.page).shown();
    await expect(kiosk.page.getByRole('main')).toContainText('signed in from the saved list');
    await start.start();
    const session = await new KioskSession(kiosk.page).shown();

    await hub.start({ HYCON_SIGN_IN_RESEARCHER: 'badge+pin' });
    const back = await desk(hub);
    const floor = () => {
      const sessions =
        (back.snapshots('floor')[0]?.state as { sessions?: Record<string, object> } | undefined)?.sessions ?? {};
      const facts = back.factsOf('floor').filter(({ type }) => type === 'session.started');
      return [...Object.values(sessions), ...facts.map((one) => (one as unknown as { session: object }).session)];
    };
    await expect.poll(floor, { timeout: 30_000 }).toHaveLength(1);
    expect(floor()).toMatchObject([{ operator: { name: 'Ana' }, signedInOffline: true, recordedOffline: true }]);
    expect(floor()[0]).not.toHaveProperty('conflict');

    const end = await session.end();
    await end.confirm();
    await expect
      .poll(() => back.factsOf('floor').at(-1))
      .toMatchObject({ type: 'session.ended', by: { user: { name: 'Ana' } } });
    expect(floor()).toHaveLength(1);
    back.disconnect();
  });
}

test('OS-10 user name and password sign in from the saved list once they did with the hub; a wrong one says why', async ({
  launch,
  hub,
}) => {
  hub.addManager('maria');
  (await manage(hub)).disconnect();
  const kiosk = await launch({ env: envOf(hub) });
  const locked = await new KioskLocked(kiosk.page).shown();
  await expect.poll(() => savedUntil(kiosk)).toBeGreaterThan(0);
  const before = await savedUntil(kiosk);
  const me = { username: hub.username, password: PASSWORD };
  await (await locked.useUserName()).signIn(me);
  await kiosk.page.getByRole('button', { name: 'Cancel' }).click();
  await locked.shown();
  await expect.poll(() => savedUntil(kiosk)).toBeGreaterThan(before);
  await hub.kill();
  await expect(locked.line).toContainText('Offline since');

  const identify = await locked.useUserName();
  await expect(kiosk.page.getByRole('main')).toContainText('Signing in from the saved list');
  await identify.username.fill(me.username);
  await identify.password.fill('not this one');
  await identify.submit();
  await expect(identify.error).toContainText('or not on the list that is kept here');
  const start = await identify.signIn(me);
  await expect(kiosk.page.getByRole('main')).toContainText('signed in from the saved list');
  await start.start();
  await new KioskSession(kiosk.page).shown();
});
