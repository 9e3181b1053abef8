import { expect } from '@playwright/test';
import { violations } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardTimeline } from './pages/dashboard-timeline.ts';
import { test } from './screens-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`TL-4 TL-5 the day of a piece of equipment, live, and the days before (${colorScheme})`, async ({
    lab,
    openDashboard,
    openKiosk,
  }) => {
    const floor = await (await openDashboard({ colorScheme })).signIn(lab.person('maria'));
    const equipment = await floor.open('Confocal');
    const timeline = await new DashboardTimeline(equipment.page).shown();
    await expect(timeline.picture).toBeVisible();
    await expect(timeline.rows).toContainText(['No data']);
    const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).start();
    await expect(timeline.row('Ana Kovač')).toContainText('still running');
    await expect(timeline.picture).toContainText('Ana Kovač');
    await (await session.end()).confirm();
    await expect(timeline.row('Ana Kovač')).not.toContainText('still running');
    await equipment.setCondition('Out of service', 'Laser 561 is dark');
    await expect(timeline.row('Laser 561 is dark')).toContainText('still so');
    expect(await violations(timeline.page, 'timeline')).toEqual([]);

    await timeline.press('The day before');
    await expect(timeline.page).toHaveURL(/\?day=\d{4}-\d\d-\d\d$/);
    await expect(timeline.row('Ana Kovač')).toHaveCount(0);
    await expect(timeline.row('No data')).toHaveCount(1);
    const { heading } = timeline;
    const yesterday = await heading.textContent();
    await timeline.page.reload();
    await timeline.shown();
    await expect(heading).toHaveText(yesterday ?? '');
    await timeline.press('Today');
    await expect(timeline.row('Ana Kovač')).toHaveCount(1);
    await expect(timeline.button('The day after')).toBeDisabled();

    await lab.kill();
    await timeline.press('The day before');
    await expect(timeline.page.getByRole('alert')).toContainText('could not be asked');
    expect(await violations(timeline.page, 'timeline, no hub')).toEqual([]);
    await lab.start();
    await timeline.press('Look again');
    await expect(timeline.row('No data')).toHaveCount(1);
  });
}

test('TL-5 an address that names no day shows today; all its sessions are a link away', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const id = await floor.idOf('SEM');
  await floor.page.goto(`${lab.url}/equipment/${id}?day=2026-02-31`);
  const timeline = await new DashboardTimeline(floor.page).shown();
  await expect(timeline.row('Dmitri Sokolov')).toContainText('still running');
  await timeline.page.getByRole('link', { name: 'All its sessions' }).click();
  await expect(timeline.page).toHaveURL(new RegExp(`/sessions\\?equipment=${id}$`));
  await expect(timeline.page.getByRole('table').locator('tbody tr')).toHaveText(/Dmitri Sokolov/);
});

test('S-21 the timeline without a mouse: a day back, and to today again', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const equipment = await floor.open('SEM');
  const timeline = await new DashboardTimeline(equipment.page).shown();
  const { keyboard } = timeline.page;
  await reachByKeys(timeline.button('The day before'));
  await keyboard.press('Enter');
  await expect(timeline.row('Dmitri Sokolov')).toHaveCount(0);
  await reachByKeys(timeline.button('Today'));
  await keyboard.press('Enter');
  await expect(timeline.row('Dmitri Sokolov')).toHaveCount(1);
});

test('TL-1 a researcher sees no timeline', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  const equipment = await floor.open('SEM');
  await expect(equipment.main).toContainText('Dmitri Sokolov');
  await expect(equipment.page.getByRole('heading', { name: 'Timeline' })).toHaveCount(0);
});
