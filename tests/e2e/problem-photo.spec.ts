import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { pressByKeys, reachByKeys } from './keys.ts';
import type { Lab } from './lab.ts';
import { DashboardProblems, EquipmentProblems } from './pages/dashboard-problems.ts';
import type { DashboardSignIn } from './pages/dashboard-sign-in.ts';
import { Toasts } from './pages/toasts.ts';
import { test } from './screens-test.ts';

const NONE = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
const PHOTO_URL = '**/api/v1/problem-photo*';
const DRIFTS = { category: 'Hardware', severity: 'Minor', note: 'Stage drifts' };
/** As one says it that stands before the hub. */
const PROXY_SAYS_NO = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };

/** A report that Ana has written, with a photo, and has not sent. */
async function writtenWithPhoto(lab: Lab, signIn: DashboardSignIn) {
  const floor = await signIn.signIn(lab.person('ana'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  await problems.openForm();
  await problems.fill(DRIFTS);
  await problems.choosePhoto({ ...NONE, buffer: await floor.page.screenshot() });
  return { floor, problems };
}

test('PP-8 a photo is chosen from disk, shown on the problem everywhere, and what is none is refused in words', async ({
  lab,
  openDashboard,
}) => {
  const list = await new DashboardProblems((await (await openDashboard()).signIn(lab.person('maria'))).page).open();
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  await problems.report(DRIFTS);
  await problems.addPhoto(NONE);
  await expect(problems.card.getByRole('alert')).toContainText('no picture that is taken here');

  const buffer = await floor.page.screenshot();
  await problems.addPhoto({ name: 'photo.png', mimeType: 'image/png', buffer });
  await expect(problems.photo).toBeVisible();
  await expect(problems.card.getByRole('alert')).toHaveCount(0);
  const isDrawn = () => problems.photo.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth > 0);
  await expect.poll(isDrawn).toBe(true);
  await expect(list.line('Stage drifts').getByRole('img', { name: 'What the problem looks like' })).toBeVisible();
  expect(await violationsInBoth(floor.page, 'a problem with a photo'), 'S-20 axe finds nothing').toEqual([]);
  await floor.page.reload();
  await expect(problems.photo).toBeVisible();

  const other = await (await openDashboard()).signIn(lab.person('ben'));
  await other.open('Confocal');
  const seen = new EquipmentProblems(other.page);
  await expect(seen.photo).toBeVisible();
  await expect(seen.card.getByRole('button', { name: 'Another photo' })).toHaveCount(0);
});

test('PP-9 in the report’s form a photo is chosen, shown, taken out and sent with it; what is none is said at once', async ({
  lab,
  openDashboard,
}) => {
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  const photo = { ...NONE, buffer: await floor.page.screenshot() };
  await problems.openForm();
  await problems.fill(DRIFTS);
  await problems.choosePhoto(NONE);
  await expect(problems.dialog.getByRole('alert')).toContainText('no picture that is taken here');
  await expect(problems.preview).toHaveCount(0);
  await problems.choosePhoto(photo);
  await expect(problems.dialog.getByRole('alert')).toHaveCount(0);
  await expect(problems.preview).toBeVisible();
  const hasColour = () =>
    problems.preview.evaluate((one: HTMLCanvasElement) => one.getContext('2d')?.getImageData(9, 9, 1, 1).data[3]);
  await expect.poll(hasColour).toBe(255);
  expect(await violationsInBoth(floor.page, 'a report with a photo'), 'S-20 axe finds nothing').toEqual([]);

  await problems.removePhotoButton.click();
  await expect(problems.preview).toHaveCount(0);
  await problems.choosePhoto(photo);
  await problems.send();
  await problems.dialog.waitFor({ state: 'hidden' });
  await expect(problems.card).toContainText('Stage drifts');
  await expect(problems.photo).toBeVisible();
});

test('PP-9 where the photo can’t be sent the report stays: that is told, and it is sent again', async ({
  lab,
  openDashboard,
}) => {
  const { floor, problems } = await writtenWithPhoto(lab, await openDashboard());
  await floor.page.route(PHOTO_URL, (route) => route.fulfill(PROXY_SAYS_NO));
  await problems.send();
  const told = problems.dialog.getByRole('alert');
  await expect(told).toContainText('The problem is reported, but its photo was not added.');
  await expect(told).toContainText('Try again in a moment');
  expect(await violationsInBoth(floor.page, 'a photo left behind'), 'S-20 axe finds nothing').toEqual([]);
  expect(lab.audit('problem.report')).toMatchObject([{ result: 'ok' }]);
  await floor.page.unroute(PHOTO_URL);
  await problems.dialog.getByRole('button', { name: 'Send the photo' }).click();
  await problems.dialog.waitFor({ state: 'hidden' });
  await expect(problems.photo).toBeVisible();
  expect(lab.audit('problem.report')).toHaveLength(1);
});

test('PP-9 without the hub the photo waits in the form with its report, and follows it', async ({
  lab,
  openDashboard,
}) => {
  const { floor, problems } = await writtenWithPhoto(lab, await openDashboard());
  await lab.kill();
  await expect(floor.line).toContainText('Offline since');
  await problems.send();
  await expect(problems.dialog).toContainText('Your report is saved in this page');
  await expect(problems.dialog.getByRole('button', { name: 'Close', exact: true })).toHaveCount(2);
  await lab.start();
  await problems.dialog.waitFor({ state: 'hidden' });
  await expect(problems.photo).toBeVisible();
});

test('PP-10 a form that is closed while its photo is sent takes nothing back; one that was not taken is told, and sent again', async ({
  lab,
  openDashboard,
}) => {
  const { floor, problems } = await writtenWithPhoto(lab, await openDashboard());
  const { page } = floor;
  const toasts = new Toasts(page);
  const answer = Promise.withResolvers<void>();
  const asked = page.waitForRequest(PHOTO_URL);
  await page.route(PHOTO_URL, async (route) => {
    await answer.promise;
    await route.fulfill(PROXY_SAYS_NO);
  });
  await problems.send();
  await asked;
  await problems.closeForm();
  answer.resolve();
  const left = toasts.with('but its photo was not added');
  await expect(left).toContainText('The problem with Confocal LSM 980 is reported');
  await expect(left).toContainText('Try again in a moment');
  expect(await violationsInBoth(page, 'a photo left behind, its form closed'), 'S-20 axe finds nothing').toEqual([]);
  await page.unroute(PHOTO_URL);
  await left.getByRole('button', { name: 'Send the photo' }).click();
  await expect(left).toHaveCount(0);
  await expect(problems.photo).toBeVisible();
  expect(lab.audit('problem.report')).toHaveLength(1);
});

test('PP-10 a form that is closed without the hub leaves its photo to follow its report', async ({
  lab,
  openDashboard,
}) => {
  const { floor, problems } = await writtenWithPhoto(lab, await openDashboard());
  await lab.kill();
  await expect(floor.line).toContainText('Offline since');
  await problems.send();
  await expect(problems.dialog).toContainText('also where you close this form');
  await problems.closeForm();
  await lab.start();
  await expect(problems.photo).toBeVisible();
});

test('PP-9 S-21 a problem is reported with a photo by keyboard alone', async ({ lab, openDashboard }) => {
  const floor = await (await openDashboard()).signIn(lab.person('ana'));
  await floor.open('Confocal');
  const problems = new EquipmentProblems(floor.page);
  const { keyboard } = floor.page;
  const photo = { ...NONE, buffer: await floor.page.screenshot() };
  const report = problems.card.getByRole('button', { name: 'Report a problem' });
  await pressByKeys(report);
  await pressByKeys(problems.dialog.getByRole('radio', { name: 'Hardware' }), 'Space');
  await problems.choose(photo, () => pressByKeys(problems.photoButton));
  await expect(problems.preview).toBeVisible();
  await pressByKeys(problems.removePhotoButton);
  await expect(problems.preview).toHaveCount(0);
  await keyboard.press('Tab');
  await expect(problems.photoButton, 'the keys go on from there').toBeFocused();
  await problems.choose(photo, () => keyboard.press('Enter'));
  await expect(problems.preview).toBeVisible();
  await reachByKeys(problems.dialog.getByRole('button', { name: 'Report', exact: true }));
  await keyboard.press('Enter');
  await problems.dialog.waitFor({ state: 'hidden' });
  await expect(report).toBeFocused();
  await expect(problems.photo).toBeVisible();
});
