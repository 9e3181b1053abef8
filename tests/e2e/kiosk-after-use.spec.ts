import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { test } from './screens-test.ts';

test('S-EU1 R-EU1 who ends a session reads whether to leave it on, and what else to do, as the manager has just said it', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  await session.end();
  const hint = session.notice.filter({ hasText: 'when you go' });
  await expect(hint).toContainText('Please shut it down when you go.');
  await expect(hint).toContainText('Lasers first, then the lamp');
  await expect(hint).not.toContainText('waits for it');

  const equipment = await (await (await openDashboard()).signIn(lab.person('maria'))).open('Confocal');
  await equipment.sayAfterUse('leave-on', 'Close the gas valve');
  await expect(hint).toContainText('Please leave it on when you go.');
  await expect(hint).toContainText('Close the gas valve');
  await expect(equipment.main).toContainText('It is left on');
  await expect(equipment.main).toContainText('Close the gas valve');
  await equipment.sayAfterUse('unsaid', '');
  await expect(hint).toHaveCount(0);
  await expect(equipment.main).not.toContainText('When a session ends');
});

test('S-EU1 where it is shut down and somebody waits, that is said while the hub says so; the rest also without it', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  const desk = await (await (await openDashboard()).signIn(lab.person('ben'))).open('Confocal');
  await desk.action('Tell me when it is free').click();
  await session.end();
  const hint = session.notice.filter({ hasText: 'Please shut it down when you go.' });
  await expect(hint).toContainText('1 person waits for it: if they are here already, leave it on for them.');
  expect(await violationsInBoth(kiosk.page, 'the end, with what to do'), 'S-20 axe finds nothing').toEqual([]);

  await kiosk.cutOff();
  await expect(hint).not.toContainText('waits for it');
  await session.page.getByRole('button', { name: 'Back to the session' }).click();
  await session.end();
  await expect(hint).toContainText('Lasers first, then the lamp');
});
