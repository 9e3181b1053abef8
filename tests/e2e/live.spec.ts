import { expect } from '@playwright/test';
import { test } from './screens-test.ts';

test('S-1 a session that is started at one kiosk shows on a second kiosk and on the dashboard at once', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const second = await openKiosk(lab.addStation('Second kiosk', await floor.idOf('Confocal')));
  const first = await openKiosk('Kiosk Confocal');
  await expect(second.field()).toContainText('Free');

  const session = await (await first.tapToStart('10042')).start();
  await expect(second.field()).toContainText('In use');
  await expect(second.field()).toContainText('Ana Kovač');
  await expect(floor.tile('Confocal')).toContainText('Ana Kovač');

  await (await session.end()).confirm();
  await expect(second.field()).toContainText('Free');
  await expect(floor.tile('Confocal')).toContainText('Free');
});

test('S-2 a manager sees who and how long, and can end a session with a reason; its kiosk locks', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  await (await kiosk.tapToStart('10042')).start();
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await expect(equipment.main).toContainText('Ana Kovač');
  await equipment.endSession('Forgotten since noon');
  await expect(equipment.main).toContainText('Nobody is using it.');
  await expect(kiosk.news).toHaveText('The session was ended from another place.');
  await expect(kiosk.field()).toContainText('Free');
});

test('S-2b a forgotten session ends when it really did; a time that can’t be is refused, and what was typed stays', async ({
  lab,
  openDashboard,
}) => {
  const equipment = await (await (await openDashboard({ timezoneId: 'UTC' })).signIn(lab.person('maria'))).open(
    'Orbitrap',
  );
  const dialog = await equipment.askToEndSession('Went home', '2020-01-02T17:00');
  await expect(dialog.getByRole('alert')).toContainText('A session ends after its start and not in the future.');
  await expect(dialog.getByLabel('Why?')).toHaveValue('Went home');
  const wall = new Date(Date.now() - 20 * 60_000).toISOString().slice(0, 16);
  await equipment.endSession('Went home', wall);
  await expect(equipment.main).toContainText('Nobody is using it.');
  const ended = lab.sessions().filter((one) => one.notes === 'Went home');
  expect(ended).toMatchObject([{ operator: { name: 'Ben Osei' }, endedAt: Date.parse(`${wall}Z`) }]);
});

test('S-3 an extension shows on the other screens', async ({ lab, openKiosk, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ben'));
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
  const before = await floor.tile('Confocal').getByText('until').textContent();
  await session.extend('1 hr');
  await expect(floor.tile('Confocal').getByText('until')).not.toHaveText(before ?? '');
  await expect(session.main).toContainText('2 hrs 59 mins left');
});
