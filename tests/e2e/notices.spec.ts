import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { DashboardSamples } from './pages/dashboard-samples.ts';
import { Toasts } from './pages/toasts.ts';
import { test } from './screens-test.ts';

test('S-WA1 S-WA2 whoever asked at the kiosk is told on every screen that it works again, until seen on one', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const manager = await (await openDashboard()).signIn(lab.person('maria'));
  const desk = await (await openDashboard()).signIn(lab.person('ana'));
  const kiosk = await openKiosk('Kiosk Confocal');
  const equipment = await manager.open('Confocal');
  await equipment.setCondition('Out of service', 'Laser is dead');
  const start = await kiosk.tapToStart(lab.person('ana').badge);
  await expect(start.main).toContainText('Laser is dead');
  await start.tellMe('when it works');
  await expect(start.main).toContainText('You will be told');
  await start.dontTellMe();
  await expect(start.main).not.toContainText('You will be told');
  await start.tellMe('when it works');
  const page = await desk.open('Confocal');
  await expect(page.action('Don’t tell me')).toBeVisible();

  await equipment.setCondition('Operational');
  const [here, there] = [new Toasts(start.page), new Toasts(desk.page)];
  for (const toasts of [here, there]) await expect(toasts.with(/Confocal .*is free/)).toBeVisible();
  const found = [...(await violationsInBoth(start.page, 'kiosk')), ...(await violationsInBoth(desk.page, 'equipment'))];
  expect(found).toEqual([]);
  await there.dismiss('is free');
  for (const toasts of [here, there]) await expect(toasts.with('is free')).toHaveCount(0);
});

test('S-WA1 S-WA3 S-NW4 by keyboard alone: waited for, told, kept while it has the focus, dismissed', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const session = await (await (await openKiosk('Kiosk Confocal')).tapToStart(lab.person('ana').badge)).start();
  const floor = await (await openDashboard()).signIn(lab.person('ben'));
  const equipment = await floor.open('Confocal');
  await reachByKeys(equipment.action('Tell me when it is free'));
  await floor.page.keyboard.press('Enter');
  await expect(equipment.action('Don’t tell me')).toBeFocused();
  // Whoever has it sees that somebody comes next.
  await expect(session.page.getByText('1 person waits for it')).toBeVisible();
  await expect(equipment.main).toContainText('1 person waits for it');
  await (await session.end()).confirm();
  const toasts = new Toasts(floor.page);
  await expect(toasts.region).toHaveAttribute('aria-live', 'polite');
  await reachByKeys(toasts.with('is free').getByRole('button', { name: 'Dismiss' }));
  await floor.page.keyboard.press('Enter');
  await expect(toasts.with('is free')).toHaveCount(0);
});

test('S-NW1 a desk is told that the hub is back, and what of its acts was confirmed; that goes by itself', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('maria'));
  const toasts = new Toasts(floor.page);
  const equipment = await floor.open('Confocal');
  await lab.kill();
  await expect(floor.line).toContainText('Offline since');
  await equipment.setCondition('Impaired', 'Weak lamp');
  await lab.start();
  const back = toasts.with('Connected again');
  await expect(back).toContainText('1 saved act was confirmed.');
  await expect(back).toHaveCount(0);
});

test('S-NW2 S-NW3 S-NW4 what others do to one’s session and samples is told, and stays while one is on it', async ({
  lab,
  openDashboard,
  openKiosk,
}) => {
  const start = await (await openKiosk('Kiosk Confocal')).tapToStart(lab.person('ana').badge);
  const samples = await start.submitSamples();
  await samples.scan('Heart 72 hpf');
  await samples.submit();
  await samples.doneButton.click();
  await start.start();
  const desk = await (await openDashboard()).signIn(lab.person('ana'));
  const other = new Toasts((await (await openDashboard()).signIn(lab.person('ana'))).page);
  const toasts = new Toasts(desk.page);
  const manager = await (await openDashboard()).signIn(lab.person('ines'));
  await (await manager.open('Confocal')).endSession('Went home');
  const ended = toasts.with(/Your session on Confocal .*has ended/);
  await expect(ended).toContainText('Inês Tavares ended it.');
  await ended.hover();
  const inbox = await new DashboardSamples(manager.page).open();
  await inbox.openSample('Heart 72 hpf');
  await inbox.press('Take');
  const taken = toasts.with('Sample Heart 72 hpf');
  await expect(taken).toContainText('Inês Tavares works on it now.');
  await expect(other.with('Sample Heart 72 hpf')).toBeVisible();
  // Where nobody is on them they are gone by then.
  await expect(other.with(/./)).toHaveCount(0);
  await expect(ended).toBeVisible();
  await expect(taken).toBeVisible();
  await desk.page.mouse.move(700, 10);
  await expect(toasts.with(/./)).toHaveCount(0);
});

test('S-NW5 the browser’s desktop has a notice only of a page that nobody looks at, once somebody has asked for it', async ({
  lab,
  openDashboard,
}) => {
  const { page } = await (await openDashboard({ permissions: ['notifications'] })).signIn(lab.person('maria'));
  // What the page hands to the browser, and that it is away: a headless one has no desktop and always looks.
  await page.evaluate(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    window.Notification = class extends window.Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        shown.push(title);
      }
    };
    document.hasFocus = () => false;
  });
  const shown = () => page.evaluate(() => Reflect.get(window, 'shown') as string[]);
  const toasts = new Toasts(page);
  const lose = async (): Promise<void> => {
    await lab.kill();
    await expect(page.getByRole('banner')).toContainText('Offline since');
    await lab.start();
    await expect(toasts.with('Connected again')).toBeVisible();
    await toasts.dismiss('Connected again');
  };
  await lose();
  expect(await shown()).toEqual([]);
  await page.getByRole('button', { name: 'Notices on this computer’s desktop', exact: true }).click();
  await lose();
  expect(await shown()).toEqual(['Connected again']);
  await expect(page.getByRole('button', { name: 'No notices on this computer’s desktop' })).toBeVisible();
});
