import type { Locator, Page } from '@playwright/test';

/** What is in force at the hub. */
export class DashboardSettings {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  static async open(page: Page): Promise<DashboardSettings> {
    await page.getByRole('banner').getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 2, name: 'Feeds' }).waitFor();
    return new DashboardSettings(page);
  }

  setting(name: string): Locator {
    return this.main.getByRole('row').filter({ hasText: name });
  }

  feed(name: string): Locator {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** Makes a feed and reads its token the only time that it is shown. */
  async makeFeed(name: string): Promise<string> {
    await this.main.getByRole('button', { name: 'Make a feed' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByLabel('Which program reads').fill(name);
    await dialog.getByRole('button', { name: 'Make the feed' }).click();
    const token = await dialog.locator('code').textContent();
    await dialog.getByRole('button', { name: 'Done' }).click();
    return token ?? '';
  }
}
