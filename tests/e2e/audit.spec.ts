import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { DashboardAudit } from './pages/dashboard-audit.ts';
import { test } from './screens-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`AU-7 an admin sees who did what from where, and narrows it (${colorScheme})`, async ({
    lab,
    openKiosk,
    openDashboard,
  }) => {
    const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
    const identify = await kiosk.useUserName();
    const ana = lab.person('ana');
    await identify.signIn(ana).then((start) => start.start());
    const floor = await (await openDashboard({ colorScheme })).signIn(lab.person('ines'));
    const audit = await new DashboardAudit(floor.page).open();
    await expect(audit.row(ana.name, 'Start a session', 'Done', 'Kiosk Confocal', '127.0.0.1')).toHaveCount(1);
    await expect(audit.row(ana.name, 'Sign in', 'with a password', 'Kiosk Confocal')).toHaveCount(1);
    await expect(audit.row('Command line', 'Enroll a station').first()).toBeVisible();
    await expect(audit.row('Command line', 'Plan a downtime', 'HPLC Vanquish')).toHaveCount(1);
    await expect(audit.page.getByText(/^[a-z-]+\.[a-z-]+$/), 'as the hub names it').toHaveCount(0);

    await kiosk.page.close();
    await audit.narrow('Person', ana.name);
    await expect(audit.row('Command line')).toHaveCount(0);
    await expect(audit.row(ana.name, 'Start a session')).toHaveCount(1);
    await audit.narrow('What', 'Sign in');
    await expect(audit.row('Start a session')).toHaveCount(0);
    await expect(audit.row(ana.name, 'Sign in')).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page: audit.page }).analyze();
    expect(violations).toEqual([]);
    await audit.from('2999-01-01T00:00');
    await expect(audit.status).toHaveText('Nothing fits this filter.');

    await lab.kill();
    await audit.lookAgain();
    await expect(audit.trouble).toContainText('could not be asked');
  });
}

test('AU-7 a manager has no audit', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await expect(floor.page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
});

test('S-DL1 what the audit is narrowed to is in its address: a link, a reload and the way back show the same', async ({
  lab,
  openDashboard,
}) => {
  const ines = lab.person('ines');
  const floor = await (await openDashboard()).signIn(ines);
  const audit = await new DashboardAudit(floor.page).open();
  const { page } = audit;
  await audit.narrow('What', 'Sign in');
  await audit.from('2020-02-29T08:30');
  await expect(audit.row('Sign in', ines.name)).toHaveCount(1);
  await expect(audit.row('Enroll a station')).toHaveCount(0);
  await expect(page).toHaveURL(/\/audit\?type=sign-in&since=2020-02-29T08%3A30$/);
  const { href } = new URL(page.url());
  const narrowed = async () => {
    await expect(page.getByLabel('What', { exact: true })).toHaveValue('sign-in');
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('2020-02-29T08:30');
    await expect(audit.row('Sign in', ines.name)).toHaveCount(1);
    await expect(audit.row('Enroll a station')).toHaveCount(0);
  };
  await page.reload();
  await narrowed();
  await page.getByRole('banner').getByRole('link', { name: 'People' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await page.goBack();
  await narrowed();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await page.goto(href);
  await narrowed();
});
