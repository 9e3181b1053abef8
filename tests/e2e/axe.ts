import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against the page as it is now, told shortly. */
export async function violations(page: Page, screen: string): Promise<string[]> {
  // What fades in has no final colours yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${screen}: ${id}: ${node.html} ${node.failureSummary}`));
}

/** The same in both themes. */
export async function violationsInBoth(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(page, `${screen}, ${colorScheme}`)));
  }
  return found;
}

export const dialogOf = (page: Page): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));

/** The same of the dialog behind a button, which is closed again. */
export async function violationsBehind(button: Locator, screen: string): Promise<string[]> {
  const page = button.page();
  await button.click();
  await dialogOf(page).waitFor();
  const found = await violationsInBoth(page, screen);
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  return found;
}
