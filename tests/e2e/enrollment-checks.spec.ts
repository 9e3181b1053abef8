import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { KioskChecks } from './pages/kiosk-checks.ts';
import { KioskLocked } from './pages/kiosk-locked.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

const BADGE = '4711-0815';
/** The address bar of a kiosk in a browser, at a usual display's size. */
const DISPLAY = { viewport: { width: 1366, height: 768 }, hasTouch: true };

test('EN-18 EN-19 EN-20 a new kiosk is checked: its hub, its touch by a card, its reader by any badge', async ({
  lab,
  openContext,
}) => {
  const page = await (await openContext(DISPLAY)).newPage();
  await page.goto(`${lab.url}/kiosk`);
  const checks = new KioskChecks(page);
  await expect(checks.line('Hub')).toContainText(`${lab.url} answers.`);
  await expect(checks.line('Touch')).toContainText('Nobody has measured');
  await expect(checks.line('Badge reader')).toContainText('Not tried yet.');
  await expect(checks.line('Equipment')).toContainText('whoever confirms it picks');
  const found = await violationsInBoth(page, 'a new kiosk');

  await checks.measure();
  found.push(...(await violationsInBoth(page, 'measuring')));
  await checks.setWidth(428);
  await checks.useMeasure();
  await expect(checks.line('Touch')).toContainText('20 mm for a finger are 100 pixels here');
  await expect(checks.tryButton).toHaveCSS('min-height', '100px');

  await checks.tryReader();
  await wedge(page, BADGE);
  await expect(checks.notice).toContainText(`It works: ${BADGE.length} keys, at most 5 ms apart`);
  found.push(...(await violationsInBoth(page, 'the reader works')));
  await page.keyboard.type(BADGE, { delay: 100 });
  await expect(checks.notice).toContainText(/Too slow: \d+ ms/);
  await expect(page.getByText('4711')).toHaveCount(0);
  await checks.done();
  await expect(checks.line('Badge reader')).toContainText('Too slow');
  expect(found, 'S-20 axe finds nothing').toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('4711');
});

test('EN-18 EN-19 five seconds on the station’s name lead to the checks later; a measure outlives a reload; a badge signs nobody in there', async ({
  lab,
  openKiosk,
}) => {
  const { page } = await (await openKiosk('Kiosk Confocal')).shown();
  await page.getByRole('banner').getByText('Kiosk Confocal').click({ delay: 5_500 });
  const checks = new KioskChecks(page);
  await expect(checks.line('Equipment')).toContainText('Confocal');
  await checks.tryReader();
  await wedge(page, lab.person('ana').badge);
  await expect(checks.notice).toContainText('It works');
  await expect(page.getByText('Hello Ana')).toHaveCount(0);
  await checks.done();
  await checks.measure();
  await checks.setWidth(240);
  await checks.useMeasure();
  await checks.done();
  await new KioskLocked(page).shown();
  await page.reload();
  await new KioskLocked(page).shown();
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--touch'))).toMatch(/^56\.0\d+px$/);
  await page.evaluate(() => localStorage.setItem('hycon.px-per-mm', '100'));
  await page.reload();
  await new KioskLocked(page).shown();
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--touch'))).toBe('');
});
