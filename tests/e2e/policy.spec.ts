import { expect, test } from '@playwright/test';
import { listen } from './complaints.ts';
import { Lab } from './lab.ts';

/** Every other test holds its pages to this by the fixture; this one proves that the fixture would notice. */
test('S-G1 a page that breaks its policy is noticed: an inline style, and code from a string', async ({ browser }) => {
  const lab = new Lab();
  await lab.start();
  const context = await browser.newContext();
  const complaints = await listen(context);
  const page = await context.newPage();
  await page.goto(`${lab.url}/kiosk`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(complaints.policy).toEqual([]);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    // In a task of its own: code that a debugger runs is exempt.
    setTimeout(() => new Function('return 1'));
  });
  await expect.poll(() => complaints.policy.map((one) => one.split(' ')[0])).toEqual(['style-src-elem', 'script-src']);
  await lab.close();
});
