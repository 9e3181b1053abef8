import { expect } from '@playwright/test';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-13 S-13a a user name and its password, typed on our own keys, sign in at a kiosk by one touch', async ({
  lab,
  openKiosk,
}) => {
  const { username, password, name } = lab.person('ana');
  const identify = await (await openKiosk('Kiosk Confocal')).useUserName();
  await identify.touchKeys(identify.username, username);
  await identify.touchKeys(identify.password, password);
  await expect(identify.username).toHaveValue(username);
  await identify.signInButton.tap();
  await expect(identify.page.getByText(`Hello ${name}`)).toBeVisible();
});

test('S-14 a wrong password says so and keeps the user name', async ({ openKiosk }) => {
  const identify = await (await openKiosk('Kiosk Confocal')).useUserName();
  await identify.username.fill('ana');
  await identify.password.fill('not it');
  await identify.submit();
  await expect(identify.error).toBeVisible();
  await expect(identify.username).toHaveValue('ana');
  await expect(identify.password).toHaveValue('');
});

test('S-14 an unknown badge says whom to ask', async ({ openKiosk }) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  await kiosk.tap('99999999');
  await expect(kiosk.page.getByRole('alert')).toContainText('ask the lab’s manager');
});

test('S-B2 a badge that is read while a field has the focus never shows in it', async ({ openKiosk }) => {
  const identify = await (await openKiosk('Kiosk Confocal')).useUserName();
  await identify.username.focus();
  await identify.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('input', (event) => seen.push((event.target as HTMLInputElement).value), true);
  });
  await wedge(identify.page, '10042');
  await expect(identify.page.getByText('Hello Ana Kovač')).toBeVisible();
  expect(await identify.page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});

test('S-B1 what a person types arrives in full', async ({ openKiosk }) => {
  const identify = await (await openKiosk('Kiosk Confocal')).useUserName();
  await identify.username.focus();
  await identify.page.keyboard.type('ana.kovac', { delay: 30 });
  await expect(identify.username).toHaveValue('ana.kovac');
});

test('S-15 the dashboard: wrong password, deep link, reload, sign out', async ({ lab, openDashboard }) => {
  const maria = lab.person('maria');
  const first = await openDashboard();
  await first.fill({ username: 'maria', password: 'not it' });
  await expect(first.error).toContainText('User name or password is wrong.');
  const floor = await first.signIn(maria);
  const path = `/equipment/${await floor.idOf('TEM')}`;

  const equipment = await (await openDashboard({ path })).signInToEquipment(maria);
  await expect(equipment.title).toHaveText('TEM Talos F200');
  await equipment.page.reload();
  await expect(equipment.title).toHaveText('TEM Talos F200');
  const again = await equipment.back();
  await again.page.goBack();
  await expect(equipment.title).toHaveText('TEM Talos F200');

  await floor.signOut();
  await expect(first.username).toBeVisible();
  await first.page.reload();
  await expect(first.username).toBeVisible();
});

test('S-16 a station’s token is gone from the address, and a reload still knows the station', async ({ openKiosk }) => {
  const kiosk = await (await openKiosk('Kiosk Confocal')).shown();
  expect(new URL(kiosk.page.url()).search).toBe('');
  await kiosk.page.reload();
  await expect(kiosk.page.getByRole('banner')).toContainText('Kiosk Confocal');
});

test('S-16 a kiosk without a token, and one whose token is unknown, say what to do', async ({ lab, openContext }) => {
  const page = await (await openContext()).newPage();
  await page.goto(`${lab.url}/kiosk`);
  await expect(page.getByRole('main')).toContainText('types this code in the dashboard');
  await page.goto(`${lab.url}/kiosk?station=hycon_station_nobody`);
  await expect(page.getByRole('main')).toContainText('the address that was opened, is not known here');
});

test('S-11 who signs in is not told for a moment that nothing fits a filter', async ({ lab, openDashboard }) => {
  const signIn = await openDashboard();
  await signIn.username.waitFor();
  const told = await signIn.page.evaluateHandle(() => {
    const words = new Set<string>();
    const look = () => {
      for (const one of document.querySelectorAll('main [role=status]')) words.add(one.textContent);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return words;
  });
  await signIn.signIn(lab.person('maria'));
  expect(await told.evaluate((words) => [...words])).not.toContain('Nothing fits this filter.');
});
