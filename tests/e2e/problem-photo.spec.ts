import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardProblems, EquipmentProblems } from './pages/dashboard-problems.ts';
import { test } from './screens-test.ts';

test('PP-8 a photo is chosen from disk, shown on the problem everywhere, and what is none is refused in words', async ({
  lab,
  openDashboard,
}) => {
  const list = await new DashboardProblems((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  await problems.report({ category: 'Hardware', severity: 'Minor', note: 'Stage drifts' });
  await problems.addPhoto({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  });
  await expect(problems.card.getByRole('alert')).toContainText('no picture that is taken here');

  const buffer = await floor.page.screenshot();
  await problems.addPhoto({ name: 'photo.png', mimeType: 'image/png', buffer });
  await expect(problems.photo).toBeVisible();
  await expect(problems.card.getByRole('alert')).toHaveCount(0);
  const isDrawn = () => problems.photo.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth > 0);
  await expect.poll(isDrawn).toBe(true);
  await expect(list.line('Stage drifts').getByRole('img', { name: 'What the problem looks like' })).toBeVisible();
  expect(await violationsInBoth(floor.page, 'a problem with a photo'), 'S-20 axe finds nothing').toEqual([]);
  await floor.page.reload();
  await expect(problems.photo).toBeVisible();

  const other = await (await openDashboard()).signIn(lab.person('ben'));
  await other.open('Confocal');
  const seen = new EquipmentProblems(other.page);
  await expect(seen.photo).toBeVisible();
  await expect(seen.card.getByRole('button', { name: 'Another photo' })).toHaveCount(0);
});
