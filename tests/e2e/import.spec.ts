import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { DashboardPeople } from './pages/dashboard-people.ts';
import { test } from './screens-test.ts';

const HEAD = 'username,name,role,badge';

test('S-I2 S-I3 a list with faults sends nothing and names each line; mended, all are added and sign in', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const people = await new DashboardPeople(floor.page).open();
  const list = await people.openImport();
  expect(await violationsInBoth(list.page, 'import, choosing')).toEqual([]);
  const wrong = ['ana,Ana Again,,', 'cleo,Cleo Park,,550011', 'dora,Dora Wu,boss,', 'eli,Eli Roth,manager,550011'];
  await list.chooseFile([HEAD, ...wrong].join('\n'));
  await expect(list.main.getByRole('alert')).toContainText('3 lines are wrong. Nothing was sent.');
  await expect(list.row('Ana Again')).toContainText('Somebody has this user name already.');
  await expect(list.row('Dora Wu')).toContainText('A role is researcher, manager or admin.');
  await expect(list.row('Eli Roth')).toContainText('The same badge as in line 3.');
  await expect(list.row('Eli Roth')).toContainText('Only an admin adds people who run the lab.');
  await expect(list.addButton(4)).toBeDisabled();
  await expect(list.main).not.toContainText('550011');
  expect(await violationsInBoth(list.page, 'import, wrong')).toEqual([]);

  await list.chooseAnother();
  await list.paste('Benutzername;Name;Rolle;Ausweis\ncleo;Cleo Park;Forschung;550011\ndora;Dora Wu;;\n');
  await expect(list.main).toContainText('2 people, nothing wrong.');
  expect(await violationsInBoth(list.page, 'import, right')).toEqual([]);
  await list.addButton(2).click();
  await expect(list.main).toContainText('2 people were added.');
  await (await openKiosk('Kiosk Confocal')).tapToStart('550011');
  await list.main.getByRole('button', { name: 'To the people' }).click();
  await expect(people.row('Cleo Park')).toContainText('Badge');
  await expect(people.row('Dora Wu')).toContainText('Nothing yet');
});

test('S-I3 a badge that is somebody’s is told at its line, and nobody was added', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const people = await new DashboardPeople(floor.page).open();
  const list = await people.openImport();
  const { badge } = lab.person('ana');
  await list.paste([HEAD, 'cleo,Cleo Park,,550011', `dora,Dora Wu,,${badge}`].join('\n'));
  await list.addButton(2).click();
  await expect(list.row('Dora Wu')).toContainText('This badge is somebody’s already.');
  await expect(list.main.getByRole('alert')).toContainText('nobody was added');
  await expect(list.addButton(2)).toBeDisabled();
  await people.open();
  await expect(people.row('Ana Kovač')).toBeVisible();
  await expect(people.row('Cleo Park')).toHaveCount(0);
});

test('S-I1 more people than one import takes are told, and a list without its columns', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const list = await (await new DashboardPeople(floor.page).open()).openImport();
  const many = Array.from({ length: 201 }, (_, i) => `person${i},Person ${i},,`);
  await list.paste([HEAD, ...many].join('\n'));
  await expect(list.main.getByRole('alert')).toContainText('This list has 201 people, and at most 200');
  await list.paste('name;badge\nAna;1');
  await expect(list.main.getByRole('alert')).toContainText('lacks a column: username');
});
