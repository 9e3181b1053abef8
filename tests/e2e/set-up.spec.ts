import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { SetUp } from './pages/set-up.ts';
import { test } from './screens-test.ts';

const IDA = { name: 'Ida Falk', username: 'ida', password: 'correct horse battery' };

test('SU-5 who has the link becomes the admin and comes to the dashboard', async ({ emptyLab, openContext }) => {
  const page = await (await openContext()).newPage();
  const setUp = await SetUp.open(page, emptyLab.setUpUrl);
  await setUp.fill({ ...IDA, password: 'ida-ida-ida' });
  await expect(setUp.main).toContainText('not easily guessed and not the user name');
  await setUp.submit();
  await expect(setUp.main.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  expect(await violationsInBoth(page, 'set-up')).toEqual([]);
  await setUp.fill(IDA);
  await setUp.submit();
  await page.getByRole('heading', { level: 1, name: 'Live floor' }).waitFor();
  await expect(page.getByRole('banner')).toContainText('Ida Falk');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Audit' })).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('main')).toContainText('There is no session yet.');
});

test('SU-5 a link that serves no more says why', async ({ emptyLab, openContext }) => {
  const page = await (await openContext()).newPage();
  const other = await SetUp.open(await (await openContext()).newPage(), emptyLab.setUpUrl);
  const setUp = await SetUp.open(page, emptyLab.setUpUrl);
  await other.fill(IDA);
  await other.submit();
  await other.page.getByRole('heading', { level: 1, name: 'Live floor' }).waitFor();
  await setUp.fill({ ...IDA, username: 'eve' });
  await setUp.submit();
  await expect(setUp.alert).toContainText('has an admin already');
  await setUp.page.reload();
  await expect(setUp.alert).toContainText('has an admin already');
  expect(await violationsInBoth(page, 'set-up, over')).toEqual([]);
  await setUp.main.getByRole('link', { name: 'To the dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the live floor' })).toBeVisible();
});

test('SU-5 a link that was not copied whole says so', async ({ emptyLab, openContext }) => {
  const page = await (await openContext()).newPage();
  const setUp = await SetUp.open(page, emptyLab.setUpUrl.slice(0, -3));
  await expect(setUp.alert).toContainText('Copy the whole line');
});
