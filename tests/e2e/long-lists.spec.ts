import { expect, type Locator, type Page } from '@playwright/test';
import { v7 as newId } from 'uuid';
import type { FactBody } from '../../protocol/facts.ts';
import type { FloorState } from '../../protocol/floor.ts';
import { newStation, newUser } from '../contract/lab.ts';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardPeople } from './pages/dashboard-people.ts';
import { DashboardProblems } from './pages/dashboard-problems.ts';
import { DashboardStations } from './pages/dashboard-stations.ts';
import { test } from './screens-test.ts';

const MANY = 1_000;
/** What fits a desk's screen, and a few above and below. */
const FEW = 60;

const numbered = <T>(make: (name: string) => T): T[] =>
  Array.from({ length: MANY }, (_, i) => make(String(i).padStart(3, '0')));

/** More stops than the rows drawn around the end of a list have. */
const MOST_STOPS = 150;

/** From a row's own button or link to the last row's, without a mouse: to the end of the page, then by Tab. */
async function goesToLast(page: Page, first: Locator, last: Locator): Promise<void> {
  await reachByKeys(first);
  // What is drawn for the first time is measured, and the page grows or shrinks a little.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(first).toBeFocused();
  // The first stops are above what is in sight: the list follows them, and the last row may not be drawn for a while.
  const isThere = () => last.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
  for (let stops = 0; stops < MOST_STOPS && !(await isThere()); stops += 1) await page.keyboard.press('Tab');
  await expect(last).toBeFocused();
}

test('S-LL1 of a thousand people those in sight are drawn; scrolling, search and the keyboard come to the last', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const { page, main } = await new DashboardPeople(floor.page).open();
  const table = main.getByRole('table', { name: 'People' });
  const before = Number(await table.getAttribute('aria-rowcount'));
  await lab.write(() =>
    numbered((no): FactBody => ({ type: 'user.created', user: { ...newUser(`zz${no}`), name: `Zz ${no}` } })),
  );
  await expect(table).toHaveAttribute('aria-rowcount', String(before + MANY));
  expect(await table.getByRole('row').count()).toBeLessThan(FEW);
  expect(await violationsInBoth(page, 'many people'), 'S-20 axe finds nothing').toEqual([]);
  await goesToLast(page, table.getByRole('link').first(), table.getByRole('link', { name: 'Zz 999' }));
  await expect(table.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(before + MANY));
  expect(await table.getByRole('row').count()).toBeLessThan(FEW);
  await main.getByLabel('Search names').fill('zz777');
  await expect(table.getByRole('link')).toHaveCount(1);
  await expect(table.getByRole('link', { name: 'Zz 777' })).toBeInViewport();
});

test('S-LL1 of a thousand problems those in sight are drawn; scrolling, search and the keyboard come to the last', async ({
  lab,
  openDashboard,
}) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const problems = await new DashboardProblems(page).open();
  await lab.write((floor) => numbered((no) => reported(floor, no)));
  const { main, lines } = problems;
  await expect(lines.first()).toHaveAttribute('aria-setsize', /^1\d{3}$/);
  const all = Number(await lines.first().getAttribute('aria-setsize'));
  expect(await lines.count()).toBeLessThan(FEW);
  expect(await violationsInBoth(page, 'many problems'), 'S-20 axe finds nothing').toEqual([]);
  const resolve = (line: Locator) => line.getByRole('button', { name: 'Resolve' });
  await goesToLast(page, resolve(lines.first()), resolve(problems.line('Squeak 999')));
  await expect(lines.last()).toHaveAttribute('aria-posinset', String(all));
  await main.getByLabel('Search').fill('squeak 777');
  await expect(lines).toHaveCount(1);
  await expect(problems.line('Squeak 777')).toBeInViewport();
});

test('S-LL1 what is typed in a row’s dialog stays while a thousand problems push the row out of sight', async ({
  lab,
  openDashboard,
}) => {
  const { page } = await (await openDashboard()).signIn(lab.person('maria'));
  const problems = await new DashboardProblems(page).open();
  const { lines } = problems;
  await lab.write((floor) => [reported(floor, 'of today')]);
  await problems.line('Squeak of today').getByRole('button', { name: 'Resolve' }).click();
  const note = page.getByRole('dialog').getByRole('textbox');
  await note.fill('Oiled');
  await lab.write((floor) => numbered((no) => reported(floor, no, 'critical')));
  await expect(lines.first()).toHaveAttribute('aria-setsize', /^1\d{3}$/);
  await expect(note).toHaveValue('Oiled');
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('main').getByLabel('Search').fill('squeak of today');
  await expect(page.getByText('Nothing fits this filter.')).toBeVisible();
});

test('S-LL1 of a thousand stations those in sight are drawn; scrolling and the keyboard come to the last', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const stations = await DashboardStations.open(floor.page);
  await lab.write(() => numbered((no) => ({ type: 'station.enrolled', station: newStation(`Zz ${no}`, []) })));
  const { page } = stations;
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', /^1\d{3}$/);
  const all = Number(await rows.first().getAttribute('aria-setsize'));
  expect(await rows.count()).toBeLessThan(FEW);
  expect(await violationsInBoth(page, 'many stations'), 'S-20 axe finds nothing').toEqual([]);
  const revoke = (row: Locator) => row.getByRole('button', { name: 'Revoke' });
  await goesToLast(page, revoke(rows.first()), revoke(stations.row('Zz 999')));
  await expect(stations.row('Zz 999')).toHaveAttribute('aria-posinset', String(all));
});

function reported(
  { equipment }: Pick<FloorState, 'equipment'>,
  no: string,
  severity: 'minor' | 'critical' = 'minor',
): FactBody {
  const reportedBy = { id: newId(), name: 'Zoe' };
  const said = {
    category: 'hardware',
    severity,
    stillUsable: true,
    note: `Squeak ${no}`,
    reportedAt: Date.now(),
    reportedBy,
  };
  return { type: 'problem.reported', problem: { id: newId(), equipmentId: Object.keys(equipment)[0] ?? '', ...said } };
}
