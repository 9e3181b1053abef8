import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { walkKiosk } from './kiosk-walk.ts';
import { test } from './screens-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`S-20 axe finds nothing on any kiosk screen (${colorScheme})`, async ({ lab, openKiosk }) => {
    const found: string[] = [];
    const look = async (page: Page, screen: string) => void found.push(...(await violations(page, screen)));
    await walkKiosk({ lab, openKiosk, options: { colorScheme }, look });
    expect(found).toEqual([]);
  });

  test(`S-20 axe finds nothing on any dashboard screen (${colorScheme})`, async ({ lab, openDashboard }) => {
    const found: string[] = [];
    const signIn = await openDashboard({ colorScheme });
    const { page } = signIn;
    const look = async (screen: string) => found.push(...(await violations(page, screen)));
    await signIn.username.waitFor();
    await look('sign in');
    const floor = await signIn.signIn(lab.person('maria'));
    await look('floor');
    await floor.addButton.click();
    await page.getByRole('dialog').waitFor();
    await look('add');
    await page.keyboard.press('Escape');
    for (const name of ['TEM', 'timsTOF', 'Orbitrap']) {
      const equipment = await floor.open(name);
      await look(`equipment ${name}`);
      for (const action of ['Edit', 'Retire', 'Set condition']) {
        await equipment.action(action).click();
        await page.getByRole(action === 'Retire' ? 'alertdialog' : 'dialog').waitFor();
        await look(`${action} ${name}`);
        await page.keyboard.press('Escape');
      }
      await equipment.back();
    }
    await lab.kill();
    await expect(floor.line).toContainText('Offline since');
    await expect(page.getByText(/^as of /)).toBeVisible();
    await look('floor, stale');
    expect(found).toEqual([]);
  });
}

test('S-21 the dashboard without a mouse: find equipment, set its condition, go back', async ({
  lab,
  openDashboard,
}) => {
  const signIn = await openDashboard();
  const { keyboard } = signIn.page;
  const { username, password } = lab.person('maria');
  await expect(signIn.username).toBeFocused();
  await keyboard.type(username);
  await keyboard.press('Tab');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await signIn.page.getByRole('heading', { level: 2 }).first().waitFor();

  const dialog = signIn.page.getByRole('dialog');
  await reachByKeys(signIn.page.getByRole('searchbox'));
  await keyboard.type('confocal');
  await reachByKeys(signIn.page.getByRole('link', { name: /Confocal/ }));
  await keyboard.press('Enter');
  const setCondition = signIn.page.getByRole('main').getByRole('button', { name: 'Set condition' });
  await reachByKeys(setCondition);
  await keyboard.press('Enter');
  await dialog.waitFor();
  await reachByKeys(dialog.getByRole('radio', { name: 'Operational' }));
  await keyboard.press('ArrowRight');
  await reachByKeys(dialog.getByRole('textbox', { name: /^Why/ }));
  await keyboard.type('Slow stage');
  await reachByKeys(dialog.getByRole('button', { name: 'Set condition' }));
  await keyboard.press('Enter');
  await expect(signIn.page.getByRole('main')).toContainText('Slow stage');
  await expect(setCondition).toBeFocused();
});
