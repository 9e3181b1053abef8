import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardProblems, EquipmentProblems } from './pages/dashboard-problems.ts';
import { test } from './screens-test.ts';

test('S-PR1 S-PR2 a problem is on the page, the tile and the list until a manager resolves it', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const list = await new DashboardProblems((await (await openDashboard()).signIn(lab.person('ines'))).page).open();
  await expect(list.main).toContainText('No problem is open.');

  const researcher = await (await openDashboard()).signIn(lab.person('ana'));
  const equipment = await researcher.open('Confocal');
  const reported = new EquipmentProblems(researcher.page);
  await reported.report({ category: 'Supplies', severity: 'Minor', note: 'Oil is low' });
  await reported.report({ category: 'Hardware', severity: 'Critical', note: 'Sparks' });
  await expect(equipment.main).toContainText('Out of service');
  // The condition says why in the reader's words, as the problem does, and not as the wire writes it.
  await expect(equipment.main).not.toContainText('hardware: Sparks');
  await expect(reported.card.getByRole('button', { name: 'Resolve' })).toHaveCount(0);
  await expect(floor.tile('Confocal')).toContainText('2 problems');
  await expect(list.lines).toHaveCount(2);
  await expect(list.lines.first()).toContainText('Sparks');
  await expect(list.lines.first()).toContainText('Can’t be used');
  await list.show('Minor');
  await expect(list.lines).toHaveCount(1);
  await list.show('Any severity');

  const tools = await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  await problems.resolve('Sparks', 'New fuse');
  await expect(problems.card).not.toContainText('Sparks');
  await expect(list.line('Sparks')).toHaveCount(0);
  await expect((await tools.back()).tile('Confocal')).toContainText('1 problem');
});

test('S-21 S-PR2 a problem is reported and resolved by keyboard alone', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.open('Confocal');
  const { card, dialog } = new EquipmentProblems(floor.page);
  const { keyboard } = floor.page;
  await reachByKeys(card.getByRole('button', { name: 'Report a problem' }));
  await keyboard.press('Enter');
  await reachByKeys(dialog.getByRole('radio', { name: 'Hardware' }));
  await keyboard.press('Space');
  await reachByKeys(dialog.getByRole('textbox'));
  await keyboard.type('Stage drifts');
  await reachByKeys(dialog.getByRole('button', { name: 'Report' }));
  await keyboard.press('Enter');
  await expect(card).toContainText('Stage drifts');
  await reachByKeys(card.getByRole('button', { name: 'Resolve' }));
  await keyboard.press('Enter');
  await keyboard.type('Fastened');
  await reachByKeys(dialog.getByRole('button', { name: 'Resolve' }));
  await keyboard.press('Enter');
  await expect(card).toContainText('Nothing is known to be wrong with it.');
});

test('S-20 axe finds nothing on the problems’ screens', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  await problems.openForm();
  const found = await violationsInBoth(floor.page, 'report');
  await floor.page.keyboard.press('Escape');
  await problems.report({ category: 'Hardware', severity: 'Major', note: 'Stage drifts' });
  await problems.report({ category: 'Safety', severity: 'Critical', note: 'Sparks' });
  found.push(...(await violationsInBoth(floor.page, 'equipment')));
  const list = await new DashboardProblems(floor.page).open();
  found.push(...(await violationsInBoth(floor.page, 'problems')));
  await list.line('Sparks').getByRole('button', { name: 'Resolve' }).click();
  await floor.page.getByRole('dialog').waitFor();
  found.push(...(await violationsInBoth(floor.page, 'resolve')));
  expect(found).toEqual([]);
});
