import { expect, type Locator } from '@playwright/test';
import { violations } from './axe.ts';
import { DashboardReports } from './pages/dashboard-reports.ts';
import { test } from './screens-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`RE-8 a manager sees who used what, sorts it and says for which days (${colorScheme})`, async ({
    lab,
    openDashboard,
  }) => {
    const floor = await (await openDashboard({ colorScheme })).signIn(lab.person('maria'));
    const reports = await new DashboardReports(floor.page).open();
    await expect(reports.row('Orbitrap')).toContainText('hr');
    await expect(reports.figure('Used')).toContainText(/in \d+ uses?/);
    await expect(reports.figure('Hours observed')).toContainText('Not known');
    expect(await violations(reports.page, 'reports by equipment')).toEqual([]);

    await reports.sortBy('Equipment');
    await expect(reports.column('Equipment')).toHaveAttribute('aria-sort', 'ascending');
    const names = await reports.names();
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
    await reports.choose('Person');
    await expect(reports.row(lab.person('ben').name)).toBeVisible();
    await reports.choose('Week');
    await expect(reports.column('Week from')).toBeVisible();
    await expect(reports.table.locator('tbody tr')).toHaveCount(1);
    expect(await violations(reports.page, 'reports by week')).toEqual([]);

    await reports.choose('Other days');
    await reports.page.getByLabel('First day').fill('2999-01-01');
    await expect(reports.page.getByText('Choose a day that is not before')).toBeVisible();
    expect(await violations(reports.page, 'reports, wrong days')).toEqual([]);
    await reports.page.getByLabel('Last day').fill('2999-01-02');
    await expect(reports.status).toContainText('Nobody used anything then.');
    expect(await violations(reports.page, 'reports, nothing used')).toEqual([]);

    await lab.kill();
    await reports.lookAgain();
    await expect(reports.page.getByRole('alert')).toContainText('could not be asked');
    expect(await violations(reports.page, 'reports, no hub')).toEqual([]);
  });
}

test('RE-9 a link shows what was chosen, and the file has what the table shows', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const reports = await new DashboardReports(floor.page).open();
  await reports.choose('This month');
  await reports.sortBy('Equipment');
  await reports.sortBy('Equipment');
  await expect(reports.page).toHaveURL(/\/reports\?range=this-month&by=equipment&sort=-name$/);
  const names = await reports.names();
  await reports.page.reload();
  await reports.table.waitFor();
  await expect(reports.chip('This month')).toBeChecked();
  await expect(reports.column('Equipment')).toHaveAttribute('aria-sort', 'descending');
  expect(await reports.names()).toEqual(names);

  const { name, text } = await reports.download();
  expect(name).toMatch(/^use-by-equipment_\d{4}-\d\d-01_\d{4}-\d\d-\d\d\.csv$/);
  const [header, ...lines] = text.split('\r\n');
  expect(header).toBe('\uFEFFName,Uses,Hours used,Collided uses,Collided hours,"Hours observed, per cent"');
  expect(lines.map((line) => line.split(',')[0])).toEqual(names);
});

test('RE-8 a researcher has no reports, by their address neither', async ({ lab, openDashboard }) => {
  const signIn = await openDashboard({ path: '/reports' });
  await signIn.fill(lab.person('ana'));
  await expect(signIn.page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
  await expect(signIn.page.getByRole('link', { name: 'Floor', exact: true })).toBeVisible();
  await expect(signIn.page.getByRole('link', { name: 'Reports' })).toHaveCount(0);
});

test('RE-12 without the hub the page can’t be fetched: that is told, and tried again', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.page.getByRole('link', { name: 'People' }).waitFor();
  await lab.kill();
  await floor.page.getByRole('link', { name: 'Reports' }).click();
  const { page } = floor;
  await expect(page.getByRole('alert')).toContainText('could not be asked');
  await lab.start();
  await page.getByRole('button', { name: 'Look again' }).click();
  await new DashboardReports(page).table.waitFor();
});

test('S-21 reports without a mouse: choose the days, what it is by, and sort', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const { keyboard } = floor.page;
  const reports = await new DashboardReports(floor.page).open();
  const reach = async (target: Locator) => {
    for (let tries = 0; tries < 60 && !(await target.evaluate((one) => one === document.activeElement)); tries += 1) {
      await keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  await reach(reports.chip('This week'));
  await keyboard.press('ArrowRight');
  await expect(reports.page).toHaveURL(/range=last-week/);
  await reach(reports.chip('Equipment'));
  await keyboard.press('ArrowRight');
  await expect(reports.page).toHaveURL(/by=person/);
  await keyboard.press('ArrowLeft');
  const uses = reports.column('Uses').getByRole('button');
  await reach(uses);
  await keyboard.press('Enter');
  await expect(reports.column('Uses')).toHaveAttribute('aria-sort', 'descending');
  await expect(uses).toBeFocused();
});
