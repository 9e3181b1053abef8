import { expect } from '@playwright/test';
import { test } from './screens-test.ts';

test('S-4 the hub is killed and started again: every screen keeps what it showed, says so, and comes back', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const other = await openKiosk('Kiosk Orbitrap');
  await expect(other.field()).toContainText('Ben Osei');

  await lab.kill();
  await expect(floor.line).toContainText('Offline since');
  await expect(other.line).toContainText('Offline since');
  await expect(floor.page.getByText(/^as of /)).toBeVisible();
  await expect(other.field()).toContainText(/as of /);
  await expect(other.field()).toContainText('Ben Osei');
  await expect(floor.tile('Confocal')).toContainText('Ana Kovač');
  await expect(session.timer).toBeVisible();

  await lab.start();
  await expect(floor.line).toBeEmpty();
  await expect(other.line).toBeEmpty();
  await expect(floor.page.getByText('Live', { exact: true })).toBeVisible();
  await expect(floor.tile('Confocal')).toContainText('Ana Kovač');
  await (await session.end()).confirm();
  await expect(floor.tile('Confocal')).toContainText('Free');
});

test('S-5 a session that ends while the hub is away ends here at once, is told as saved, and arrives', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  const end = await session.end();
  await end.confirm();
  await expect(kiosk.field()).toContainText('Free');
  await expect(kiosk.news).toContainText('1 act is saved here');
  await expect(kiosk.line).toContainText('1 saved here');

  await lab.start();
  await expect(floor.tile('Confocal')).toContainText('Free');
  await expect(kiosk.line).toBeEmpty();
});

test('S-6 Retry now connects at once, and the details say what waits', async ({ lab, openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  await (await session.end()).confirm();
  await kiosk.page.getByRole('button', { name: 'Details' }).click();
  const detail = kiosk.page.getByRole('dialog', { name: 'Connection' });
  await expect(detail).toContainText('End the session on Confocal LSM 980');
  await expect(detail).toContainText('Saved here; it is sent when the hub answers.');
  await lab.start();
  await detail.getByRole('button', { name: 'Retry now' }).click();
  await expect(detail).toContainText('Confirmed by the hub.');
});
