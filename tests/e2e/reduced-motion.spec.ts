import { expect, type Page } from '@playwright/test';
import { visitEveryPage } from './every-page.ts';
import { walkKiosk } from './kiosk-walk.ts';
import { moving } from './moving.ts';
import { test } from './screens-test.ts';

const reducedMotion = 'reduce' as const;

test('S-RM1 for whoever wants no motion nothing moves at the kiosk', async ({ lab, openKiosk }) => {
  const found: string[] = [];
  const look = async (page: Page, screen: string) => void found.push(...(await moving(page, screen)));
  await walkKiosk({ lab, openKiosk, options: { reducedMotion }, look });
  expect(found).toEqual([]);
});

test('S-RM1 S-A4 for whoever wants no motion nothing moves at the dashboard, the mark of a busy button neither', async ({
  lab,
  openDashboard,
}) => {
  const found: string[] = [];
  const signIn = await openDashboard({ reducedMotion });
  const { page } = signIn;
  const answer = Promise.withResolvers<void>();
  await signIn.username.waitFor();
  await page.route('**/api/v1/session', (route) => answer.promise.then(() => route.continue()));
  await signIn.fill(lab.person('ines'));
  const button = page.getByRole('button', { name: 'Sign in' });
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await expect(button).toBeFocused();
  found.push(...(await moving(page, 'signing in')));
  answer.resolve();
  await page.getByRole('heading', { level: 1, name: 'Live floor' }).waitFor();
  await visitEveryPage(page, async (path) => void found.push(...(await moving(page, path))));
  expect(found).toEqual([]);
});
