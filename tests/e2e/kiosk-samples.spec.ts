import { expect } from '@playwright/test';
import { violationsInBoth } from './axe.ts';
import { reachByKeys } from './keys.ts';
import { wedge } from './pages/wedge.ts';
import { test } from './screens-test.ts';

test('S-KD5 samples in three touches from the lock; the receipt is confirmed, and the next time guesses the same', async ({
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  let samples = await kiosk.tapToSubmit('10042');
  expect(await violationsInBoth(samples.page, 'submit samples'), 'S-20 axe finds nothing').toEqual([]);
  await samples.touch('Maria Lindqvist');
  await samples.touch('Another kind');
  await samples.page.getByLabel('Kind of the samples').fill('Tissue');
  await samples.touch('3');
  const receipt = await samples.submit();
  expect(receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(samples.main).toContainText('3 samples for Maria Lindqvist');
  await expect(samples.main).toContainText('Maria Lindqvist has it in the inbox.');
  expect(await violationsInBoth(samples.page, 'the receipt'), 'S-20 axe finds nothing').toEqual([]);
  await samples.doneButton.click();
  await kiosk.shown();
  await kiosk.page.reload();
  samples = await kiosk.tapToSubmit('10042');
  await expect(samples.choice('Maria Lindqvist')).toBeChecked();
  await expect(samples.choice('Tissue')).toBeChecked();
  await expect(samples.choice('1')).toBeChecked();
});

test('S-KD5 without the hub the receipt stands at once, as saved here, and is the hub’s own when it arrives', async ({
  lab,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const session = await (await kiosk.tapToStart('10042')).start();
  await lab.kill();
  await expect(kiosk.line).toContainText('Offline since');
  const samples = await session.submitSamples();
  const receipt = await samples.submit();
  await expect(samples.main).toContainText('Saved here, not yet at the hub');
  await lab.start();
  await expect(samples.main).toContainText('has it in the inbox.');
  await samples.doneButton.click();
  await session.shown();
  expect(lab.samples().map((one) => one.receipt)).toEqual([receipt]);
});

test('S-KD6 labels are scanned and typed, each once; a badge in between is nobody’s label', async ({
  lab,
  openKiosk,
}) => {
  const kiosk = await openKiosk('Kiosk Confocal');
  const samples = await (await kiosk.tapToStart('10042')).submitSamples();
  await samples.scan('BC-2026-0001');
  await samples.scan('BC-2026-0002');
  await samples.label.fill('own label');
  await samples.page.getByRole('button', { name: 'Add' }).click();
  await samples.scan('BC-2026-0001');
  await samples.scan('10042');
  await expect(samples.labels).toHaveText(['BC-2026-0001', 'BC-2026-0002', 'own label']);
  await samples.page.getByRole('button', { name: 'Remove BC-2026-0002' }).click();
  await samples.page.reload();
  const start = kiosk.page.getByRole('button', { name: 'Samples' });
  await start.click();
  await expect(samples.labels).toHaveText(['BC-2026-0001', 'own label']);
  await samples.page.getByRole('heading').click();
  await samples.submit();
  await expect.poll(() => lab.samples().map((one) => one.label)).toEqual(['BC-2026-0001', 'own label']);
  await wedge(samples.page, '10057');
  await expect(samples.page.getByText('Hello Ben Osei')).toBeVisible();
});

test('S-KD5 S-19 samples are submitted without a finger', async ({ openKiosk }) => {
  const samples = await (await (await openKiosk('Kiosk Confocal')).tapToStart('10042')).submitSamples();
  const { keyboard } = samples.page;
  await reachByKeys(samples.choice('1'));
  await keyboard.press('ArrowRight');
  await expect(samples.choice('2')).toBeChecked();
  await reachByKeys(samples.label);
  await keyboard.type('own label', { delay: 70 });
  await keyboard.press('Enter');
  await expect(samples.labels).toHaveText(['own label']);
  await reachByKeys(samples.submitButton);
  await keyboard.press('Enter');
  await expect(samples.main).toContainText('1 sample for');
  await expect(samples.doneButton).toBeFocused();
});
