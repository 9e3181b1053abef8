import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardAnnouncements } from './pages/dashboard-announcements.ts';
import { test } from './screens-test.ts';

test('S-AN2 what a manager posts to all is over everybody’s page, until it is cleared', async ({
  lab,
  openDashboard,
}) => {
  const ana = new DashboardAnnouncements((await (await openDashboard()).signIn(lab.person('ana'))).page);
  const desk = await new DashboardAnnouncements(
    (await (await openDashboard()).signIn(lab.person('maria'))).page,
  ).open();
  await desk.write('Power cut at five', { until: '2030-01-02T17:00' });
  await desk.post();
  await expect(ana.lines).toContainText('Power cut at five');
  await expect(ana.lines).toContainText('Maria Lindqvist');
  await expect(desk.card('Power cut')).toContainText('Every screen');
  await expect(desk.card('Power cut')).toContainText('2 Jan, 17:00');
  await desk.clear('Power cut');
  await expect(ana.lines).not.toContainText('Power cut');
});

test('S-AN2 what is for some kiosks is listed with their names, and is over no page of the dashboard', async ({
  lab,
  openDashboard,
}) => {
  const desk = await new DashboardAnnouncements(
    (await (await openDashboard()).signIn(lab.person('maria'))).page,
  ).open();
  await desk.write('Door 1.04 sticks', { kiosks: ['Kiosk Confocal'] });
  await desk.post();
  await expect(desk.card('Door 1.04')).toContainText('Kiosk Confocal');
  await expect(desk.lines).not.toContainText('Door 1.04');
});

test('S-AN2 an end in the past is refused, and what was written stays', async ({ lab, openDashboard }) => {
  const desk = await new DashboardAnnouncements(
    (await (await openDashboard()).signIn(lab.person('maria'))).page,
  ).open();
  await desk.write('Too late', { until: '2020-01-02T17:00' });
  await desk.dialog.getByRole('button', { name: 'Post' }).click();
  await expect(desk.dialog.getByRole('alert')).toContainText('ends in the future');
  await expect(desk.dialog.getByLabel('What should people know?')).toHaveValue('Too late');
});

test('S-20 S-21 an announcement is posted by keyboard alone, and axe finds nothing on its screens', async ({
  lab,
  openDashboard,
}) => {
  const desk = await new DashboardAnnouncements(
    (await (await openDashboard()).signIn(lab.person('maria'))).page,
  ).open();
  const { keyboard } = desk.page;
  const found = await violationsInBoth(desk.page, 'no announcement');
  await desk.main.getByRole('button', { name: 'Post an announcement' }).press('Enter');
  await expect(desk.dialog.getByLabel('What should people know?')).toBeFocused();
  await keyboard.type('The lift works again');
  await keyboard.press('Tab');
  await expect(desk.dialog.getByRole('radio', { name: 'Every screen' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  found.push(...(await violationsInBoth(desk.page, 'post')));
  await desk.dialog.getByRole('button', { name: 'Post' }).press('Enter');
  await expect(desk.card('The lift')).toBeVisible();
  await desk.write('The lift stands again');
  await desk.post();
  found.push(...(await violationsInBoth(desk.page, 'announcements')));
  expect(found).toEqual([]);
});
