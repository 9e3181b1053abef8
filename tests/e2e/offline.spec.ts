import { expect } from '@playwright/test';
import { v7 as newId } from 'uuid';
import { connect } from '../hub/wire-client.ts';
import { violationsBehind, violationsInBoth } from './axe.ts';
import { KioskSession } from './pages/kiosk-session.ts';
import { test } from './screens-test.ts';

test('S-O1 S-O2 nothing is started without the hub where the equipment says so; the same button works when it is back', async ({
  lab,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await lab.kill();
  await expect(start.notice).toContainText('this equipment is started only with it');
  expect(await violationsInBoth(kiosk.page, 'held back'), 'S-20 axe finds nothing').toEqual([]);
  await expect(kiosk.line).toContainText('nothing waits here');
  await start.startButton.click();
  await expect(start.startButton).toBeVisible();
  await expect(kiosk.line).toContainText('nothing waits here');

  await lab.start();
  await expect(kiosk.line).toBeEmpty();
  await expect(start.notice).toHaveCount(0);
  const session = await start.start();
  await expect(session.main).toContainText('Ana Kovač');
});

test('S-O1 a press in the moment in which the hub is lost is refused before it is saved', async ({
  lab,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await lab.kill();
  await start.startButton.click();
  await expect(start.notice).toContainText('Nothing was started');
  await expect(kiosk.line).toContainText('nothing waits here');
});

test('S-O1 where nothing may be done without the hub, a session is neither extended nor ended until it is back', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await equipment.setOfflinePolicy('deny');
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  await expect(equipment.main).toContainText('Ana Kovač');
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  await session.extend('1 hr');
  await expect(session.page.getByRole('alert')).toContainText('Your session goes on as it is');
  await session.page.getByRole('button', { name: 'Dismiss' }).click();
  const end = await session.end();
  await end.saySomethingWentWrong('The stage drifts');
  await end.endButton.click();
  const refusal = end.notice.filter({ hasText: 'The hub can’t be reached' });
  await expect(refusal).toContainText('a session on this equipment is ended only with it');
  await expect(kiosk.line).toContainText('nothing waits here');

  await lab.start();
  await expect(kiosk.line).toBeEmpty();
  await expect(refusal).toHaveCount(0);
  await expect(end.notes).toHaveValue('The stage drifts');
  await end.confirm();
  await expect(kiosk.field()).toContainText('Free');
});

test('S-O3 S-O5 a start that collided stays with its person, is told to managers, and is ended and settled', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipmentId = await floor.idOf('Confocal');
  const equipment = await floor.open('Confocal');
  await equipment.setOfflinePolicy('allow');
  const second = await openKiosk(lab.addStation('Second kiosk', equipmentId));
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await kiosk.cutOff();
  await expect(start.notice).toContainText('What you do is saved here');
  const session = await start.start();
  await expect(session.main).toContainText('saved here, not yet at the hub');
  await (await second.tapToStart('10057')).start();
  await kiosk.reach();

  await expect(session.notice).toContainText('Ben Osei started here at');
  await expect(session.notice).toContainText('a manager will settle it');
  await expect(session.main).toContainText('Ana Kovač');
  const found = await violationsInBoth(kiosk.page, 'a collision at the kiosk');
  await expect(equipment.main).toContainText('Ben Osei');
  await expect(equipment.main).toContainText('1 session to settle');
  await kiosk.page.reload();
  await new KioskSession(kiosk.page).shown();
  await expect(session.notice).toContainText('Ben Osei started here at');

  const collisions = await floor.collisions();
  await expect(collisions.card('Ana Kovač')).toContainText('Ben Osei has been using the equipment since');
  await expect(collisions.card('Ana Kovač')).toContainText('right to within');
  await expect(collisions.card('Ana Kovač')).toContainText('It can be settled once it has ended.');
  found.push(...(await violationsInBoth(collisions.page, 'collisions')));
  expect(found, 'S-20 axe finds nothing').toEqual([]);
  await (await session.end()).confirm();
  await expect(kiosk.field()).toContainText('Ben Osei');
  const settle = collisions.card('Ana Kovač').getByRole('button', { name: 'Settle' });
  expect(await violationsBehind(settle, 'settle'), 'S-20 axe finds nothing').toEqual([]);
  await collisions.settle('Ana Kovač', 'Both were at the instrument');
  await expect(collisions.main).toContainText('There is nothing to settle.');
  await expect(collisions.link).toHaveText('No collisions');
});

test('S-O3 out of service meanwhile: the use goes on, and the kiosk says to look', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await equipment.setOfflinePolicy('allow');
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await kiosk.cutOff();
  const session = await start.start();
  await equipment.setCondition('Out of service', 'Laser 561 is dark');
  await kiosk.reach();
  await expect(session.notice).toContainText('was set out of service while this kiosk was offline');
  const collisions = await floor.collisions();
  await expect(collisions.card('Ana Kovač')).toContainText('the equipment was out of service');
  await collisions.end('Ana Kovač', 'The laser is off');
  await expect(kiosk.news).toHaveText('The session was ended from another place.');
  await collisions.settle('Ana Kovač');
  await expect(collisions.main).toContainText('There is nothing to settle.');
});

test('S-O6 S-O7 a session that began offline is marked; the details tell what became of each act', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('Confocal');
  await equipment.setOfflinePolicy('allow');
  const kiosk = await openKiosk('Kiosk Confocal');
  const start = await kiosk.tapToStart('10042');
  await kiosk.cutOff();
  await start.start();
  const details = await kiosk.details();
  await expect(details).toContainText('Start a session on Confocal LSM 980');
  await expect(details).toContainText('Saved here; it is sent when the hub answers.');
  expect(await violationsInBoth(kiosk.page, 'the queue'), 'S-20 axe finds nothing').toEqual([]);
  await kiosk.reach();
  await expect(details).toContainText('Confirmed by the hub.');
  await expect(equipment.main).toContainText('recorded offline');
  await equipment.back();
  await expect(floor.tile('Confocal')).toContainText('recorded offline');
});

test('S-O6 where a start was told late, kiosk and dashboard say when it was and when it was told', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipmentId = await floor.idOf('Confocal');
  const kiosk = await connect(lab.url, { token: lab.station('Kiosk Confocal') });
  await kiosk.call('sign-in', { badge: lab.person('ana').badge });
  const late = { type: 'session.start', sessionId: newId(), equipmentId, offline: true };
  expect(await kiosk.intent({ ...late, occurredAt: Date.now() - 2_400_000 })).toMatchObject({ ok: true });
  kiosk.disconnect();

  const told = /recorded offline, told (\w+ )?\d\d:\d\d/;
  await expect(floor.tile('Confocal')).toContainText(told);
  const equipment = await floor.open('Confocal');
  await expect(equipment.main).toContainText(told);
  const second = await openKiosk(lab.addStation('Second kiosk', equipmentId));
  await expect(second.field()).toContainText(told);
  expect(await violationsInBoth(equipment.page, 'told late'), 'S-20 axe finds nothing').toEqual([]);
});
