import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { test } from './screens-test.ts';

test('S-FO1 the next person says when the use before them really ended, and managers see who named it', async ({
  lab,
  openKiosk,
  openDashboard,
}) => {
  const start = await (await openKiosk('Kiosk Orbitrap')).tapToStart('10042');
  await start.takeOverButton.click();
  const ends = start.page.getByRole('radiogroup', { name: 'When did the use of Ben Osei end?' });
  await ends.getByText(/^As planned, \d\d:\d\d/).click();
  expect(await violationsInBoth(start.page, 'take over a forgotten session'), 'S-20 axe finds nothing').toEqual([]);
  await start.page.getByRole('button', { name: /^Take over, until/ }).click();
  await expect(start.page.getByRole('main')).toContainText('Ana Kovač');
  const isBens = ({ operator }: { operator: { name: string } }) => operator.name === 'Ben Osei';
  await expect.poll(() => lab.sessions().findLast(isBens)?.outcome).toBe('forgotten');
  const ended = lab.sessions().findLast(isBens);
  expect(ended?.endedAt).toBe(ended?.plannedEndAt);

  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  await floor.page.goto(`${lab.url}/sessions`);
  const row = floor.page.getByRole('row').filter({ hasText: 'forgotten' });
  await expect(row).toContainText('Ben Osei');
  await expect(row).toContainText(/end named (\w{3}\s)?\d\d:\d\d by Ana Kovač/);
});

test('S-FO1 its owner ends it as it was planned, and as well as it went', async ({ lab, openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Orbitrap');
  const end = await (await kiosk.tapToContinue('10057')).end();
  await end.page
    .getByRole('radiogroup', { name: 'When did it end?' })
    .getByText(/^As planned/)
    .click();
  await end.confirm();
  await expect(kiosk.news).toContainText('Your session has ended');
  const isNamed = ({ endNamed }: { endNamed?: unknown }) => endNamed !== undefined;
  await expect.poll(() => lab.sessions().find(isNamed)?.outcome).toBe('completed');
  const ended = lab.sessions().find(isNamed);
  expect(ended?.endedAt).toBe(ended?.plannedEndAt);
});
