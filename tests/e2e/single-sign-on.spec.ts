import { expect } from '@playwright/test';
import { CLIENT, startProvider, type TestProvider } from '../hub/open-id-provider.ts';
import { violationsInBoth } from './axe.ts';
import { DashboardFloor } from './pages/dashboard-lab.ts';
import { test as base } from './screens-test.ts';

const test = base.extend<{ provider: TestProvider }>({
  provider: async ({ lab }, use) => {
    const provider = await startProvider();
    await lab.kill();
    await lab.start({
      HYCON_OIDC_ISSUER: provider.issuer,
      HYCON_OIDC_CLIENT_ID: CLIENT.id,
      HYCON_OIDC_CLIENT_SECRET: CLIENT.secret,
    });
    provider.serve(lab.url);
    await use(provider);
    await provider.close();
  },
});

test('SS-8 the button leads to the provider and back to the floor, signed in', async ({
  provider,
  lab,
  openDashboard,
}) => {
  const signIn = await openDashboard();
  await expect(signIn.singleSignOn).toBeVisible();
  expect(await violationsInBoth(signIn.page, 'sign-in with single sign-on')).toEqual([]);
  provider.person = { username: 'maria' };
  await signIn.singleSignOn.click();
  const floor = await new DashboardFloor(signIn.page).shown();
  await expect(floor.page.getByRole('banner')).toContainText(lab.person('maria').name);
  expect(new URL(floor.page.url()).pathname + new URL(floor.page.url()).search).toBe('/');
  await floor.page.reload();
  await floor.shown();
  await floor.signOut();
  await expect(signIn.singleSignOn).toBeVisible();
});

test('SS-8 who is unknown or turned back reads why, once', async ({ provider, openDashboard }) => {
  const signIn = await openDashboard();
  provider.person = { username: 'nobody-here' };
  await signIn.singleSignOn.click();
  await expect(signIn.error).toContainText('this lab does not yet');
  expect(new URL(signIn.page.url()).search).toBe('');
  await signIn.page.reload();
  await expect(signIn.singleSignOn).toBeVisible();
  await expect(signIn.error).toHaveCount(0);
  // The provider has a session of its own by now: another browser.
  const other = await openDashboard();
  provider.person = undefined;
  await other.singleSignOn.click();
  await expect(other.error).toContainText('did not sign you in');
});

test('SS-8 a provider that is down is told, and the password signs in', async ({ provider, lab, openDashboard }) => {
  await provider.close();
  const signIn = await openDashboard();
  await signIn.singleSignOn.click();
  await expect(signIn.error).toContainText('can’t be reached');
  expect(await violationsInBoth(signIn.page, 'sign-in, provider down')).toEqual([]);
  await signIn.signIn(lab.person('maria'));
});

test('SS-1 without a provider there is no button', async ({ openDashboard }) => {
  const signIn = await openDashboard();
  await expect(signIn.username).toBeVisible();
  await signIn.page.waitForLoadState('networkidle');
  await expect(signIn.singleSignOn).toHaveCount(0);
});
