import { expect } from '@playwright/test';
import { v7 as newId } from 'uuid';
import { connect } from '../hub/wire-client.ts';
import { violations } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardSessions } from './pages/dashboard-sessions.ts';
import { test } from './screens-test.ts';

const MINUTE_MS = 60_000;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`SL-4 SL-7 a manager sees who uses what and who did, live (${colorScheme})`, async ({
    lab,
    openDashboard,
    openKiosk,
  }) => {
    const floor = await (await openDashboard({ colorScheme })).signIn(lab.person('maria'));
    const sessions = await new DashboardSessions(floor.page).open();
    await expect(sessions.rows).toHaveCount(4);
    await expect(sessions.row('Ben Osei')).toContainText('over its plan');
    expect(await violations(sessions.page, 'sessions')).toEqual([]);

    const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
    await expect(sessions.row('Ana Kovač')).toContainText('Running');
    await (await session.end()).confirm();
    await expect(sessions.row('Ana Kovač')).toContainText('Confocal');
    await expect(sessions.row('Ana Kovač')).not.toContainText('Running');
    await expect(sessions.rows.last()).toContainText('Ana Kovač');

    await sessions.search('nobody at all');
    await expect(sessions.status).toHaveText('Nothing fits this filter.');
    expect(await violations(sessions.page, 'sessions, nothing found')).toEqual([]);
    await sessions.page.getByRole('button', { name: 'Show all again' }).click();
    await expect(sessions.rows).toHaveCount(5);
    await lab.kill();
    await expect(sessions.page.getByText(/^as of /)).toBeVisible();
    await sessions.lookAgain();
    await expect(sessions.page.getByRole('alert')).toContainText('could not be asked');
    await expect(sessions.rows).toHaveCount(5);
    expect(await violations(sessions.page, 'sessions, no hub')).toEqual([]);
    await lab.start();
    await expect(sessions.page.getByRole('alert')).toHaveCount(0);
  });
}

test('SL-5 what is chosen narrows the list, and a link shows the same', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const sem = await floor.idOf('SEM');
  const sessions = await new DashboardSessions(floor.page).open();
  await sessions.choose('Person', 'Chloé Martin');
  await expect(sessions.rows).toHaveCount(2);
  await sessions.choose('Project', 'Ligand binding');
  await expect(sessions.rows).toHaveCount(1);
  await expect(sessions.rows).toContainText('NMR 600');
  await sessions.page.reload();
  await expect(sessions.rows).toHaveCount(1);
  await sessions.show('Past their plan');
  await expect(sessions.rows).toHaveCount(0);
  await sessions.page.goto(`${lab.url}/sessions?state=open&equipment=${sem}&first=nonsense`);
  await expect(sessions.rows).toHaveText(/Dmitri Sokolov/);
  await expect(sessions.chip('Running')).toBeChecked();
  await sessions.page.getByLabel('Ended until').fill('2020-01-02');
  await expect(sessions.rows).toHaveCount(0);
});

test('SL-6 a session is ended with a reason, a forgotten one when it really ended; its kiosk locks', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const kiosk = await (await openKiosk('Kiosk Orbitrap')).shown();
  const floor = await (await openDashboard({ timezoneId: 'UTC' })).signIn(lab.person('maria'));
  const sessions = await new DashboardSessions(floor.page).open();
  const dialog = await sessions.askToEnd('Ben Osei');
  await dialog.getByLabel('Why?').fill('Went home');
  await dialog.getByLabel('When it really ended').fill('2020-01-02T17:00');
  await dialog.getByRole('button', { name: 'End session' }).click();
  await expect(dialog.getByRole('alert')).toContainText('A session ends after its start and not in the future.');
  await expect(dialog.getByLabel('Why?')).toHaveValue('Went home');
  const wall = new Date(Date.now() - 90 * MINUTE_MS).toISOString().slice(0, 16);
  await dialog.getByLabel('When it really ended').fill(wall);
  await dialog.getByRole('button', { name: 'End session' }).click();
  await expect(sessions.row('Ben Osei')).toContainText('Went home');
  await expect(sessions.row('Ben Osei')).toContainText(wall.slice(-5));
  await expect(kiosk.field()).toContainText('Free');
});

test('SL-6 several are ended at once with one reason; what somebody else ended keeps its end', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const other = await (await openDashboard()).signIn(lab.person('ines'));
  const sessions = await new DashboardSessions(floor.page).open();
  await sessions.page.getByLabel('Choose all 4 that run').check();
  await sessions.page.getByRole('button', { name: 'End these sessions' }).click();
  const dialog = sessions.page.getByRole('dialog', { name: 'End several sessions' });
  await dialog.getByLabel('Why?').fill('The power goes');
  await (await new DashboardSessions(other.page).open()).end('Dmitri Sokolov', 'Asked for it');
  await dialog.getByRole('button', { name: 'End sessions' }).click();
  await expect(dialog.getByRole('status')).toContainText('4 sessions are ended.');
  expect(await violations(sessions.page, 'sessions ended')).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(sessions.rows.filter({ hasText: 'The power goes' })).toHaveCount(3);
  await expect(sessions.row('Dmitri Sokolov')).toContainText('Asked for it');
  await expect(sessions.chip('Running')).toHaveAccessibleName('Running 0');
});

test('SL-4 what was recorded offline is marked, with both times where it was told late', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipmentId = await floor.idOf('Confocal');
  const kiosk = await connect(lab.url, { token: lab.station('Kiosk Confocal') });
  await kiosk.call('sign-in', { badge: '10042' });
  const sessionId = newId();
  const late = (minutes: number) => ({ occurredAt: Date.now() - minutes * MINUTE_MS, offline: true });
  await kiosk.intent({ type: 'session.start', sessionId, equipmentId, ...late(50) });
  await kiosk.intent({ type: 'session.end', sessionId, outcome: 'completed', ...late(20) });
  kiosk.disconnect();
  const sessions = await new DashboardSessions(floor.page).open();
  const row = sessions.row('Ana Kovač');
  await expect(row).toContainText('recorded offline');
  await expect(row).toContainText(/\d\d:\d\d, told \d\d:\d\d/);
  await expect(row).toContainText('30 mins');
  expect(await violations(sessions.page, 'sessions, told late')).toEqual([]);
});

test('SL-1 a researcher has no such page, by its address neither', async ({ lab, openDashboard }) => {
  const signIn = await openDashboard({ path: '/sessions' });
  await signIn.fill(lab.person('ana'));
  await expect(signIn.page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
  await expect(signIn.page.getByRole('link', { name: 'Floor', exact: true })).toBeVisible();
  await expect(signIn.page.getByRole('link', { name: 'Sessions' })).toHaveCount(0);
});

test('S-21 sessions without a mouse: narrow the list, choose, end with a reason', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const sessions = await new DashboardSessions(floor.page).open();
  const { keyboard } = sessions.page;
  await reachByKeys(sessions.chip('All'));
  await keyboard.press('ArrowRight');
  await expect(sessions.page).toHaveURL(/state=open/);
  await reachByKeys(sessions.page.getByRole('searchbox', { name: 'Search' }));
  await keyboard.type('sem');
  await expect(sessions.rows).toHaveCount(1);
  await reachByKeys(sessions.page.getByLabel('Choose the session of Dmitri Sokolov'));
  await keyboard.press('Space');
  await expect(sessions.page.getByText('1 chosen')).toBeVisible();
  await reachByKeys(sessions.page.getByRole('button', { name: 'End session of Dmitri Sokolov' }));
  await keyboard.press('Enter');
  const dialog = sessions.page.getByRole('dialog');
  await expect(dialog.getByLabel('Why?')).toBeFocused();
  await keyboard.type('Fire drill');
  await reachByKeys(dialog.getByRole('button', { name: 'End session' }));
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(sessions.status).toHaveText('Nothing fits this filter.');
  await expect(sessions.page.locator('body')).not.toBeFocused();
});
