import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { test } from './screens-test.ts';

const UNATTENDED = /unattended until (\w{3}\s)?\d\d:\d\d/;

test('S-UN1 S-UN2 a night’s run is declared at the start, stands on every screen, and is taken back from the bar', async ({
  openKiosk,
  openDashboard,
  lab,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await start.page.getByText(/^Unattended until/).click();
  expect(await violationsInBoth(start.page, 'start, unattended'), 'S-20 axe finds nothing').toEqual([]);
  const session = await start.start();
  await expect(session.main).toContainText(UNATTENDED);
  await expect(floor.tile('Confocal')).toContainText(UNATTENDED);
  const equipment = await floor.open('Confocal');
  await expect(equipment.main).toContainText(UNATTENDED);
  const second = await openKiosk(lab.addStation('Second kiosk', idOf(equipment.page.url())));
  await expect(second.field()).toContainText(UNATTENDED);

  await session.page.getByRole('button', { name: 'Extend' }).click();
  await session.page.getByRole('button', { name: 'I’m at it again' }).click();
  await expect(session.main).not.toContainText('unattended');
  await expect(second.field()).not.toContainText('unattended');
});

test('S-UN1 S-UN2 S-IL3 from the bar, also without the hub: it shows at once, arrives later, and nobody is asked meanwhile', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  await lab.kill();
  await lab.start({ HYCON_IDLE_MINUTES: '1', HYCON_IDLE_THEN: 'end' });
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const session = await (await openKiosk('Kiosk Orbitrap')).tapToContinue('10057');
  const { page } = session;
  await page.clock.install();
  await lab.kill();
  await page.getByRole('button', { name: 'Extend' }).click();
  await page.getByRole('button', { name: 'Unattended' }).click();
  const choices = page.getByRole('group', { name: 'Run unattended until' }).getByRole('button');
  await choices.first().click();
  await expect(session.main).toContainText(UNATTENDED);
  await expect(session.main).toContainText('saved here, not yet at the hub');
  await page.clock.fastForward(3 * 60_000);
  await expect(session.endButton).toBeVisible();
  await lab.start();
  await expect(floor.tile('Orbitrap')).toContainText(UNATTENDED);
  expect(lab.sessions().findLast(({ outcome }) => outcome === 'idle')).toBeUndefined();
});

const idOf = (url: string): string => url.split('/').at(-1) ?? '';
