import type { Locator, Page } from '@playwright/test';

/** What the lab is told. */
export class DashboardAnnouncements {
  readonly page: Page;
  readonly main: Locator;
  readonly dialog: Locator;
  /** What stands over every page. */
  readonly lines: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
    this.lines = page.getByRole('region', { name: 'Announcements' });
  }

  async open(): Promise<this> {
    await this.page.getByRole('banner').getByRole('link', { name: 'Announcements' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Announcements' }).waitFor();
    return this;
  }

  /** Fills the form; to every screen, unless kiosks are named. */
  async write(text: string, { kiosks = [], until = '' }: { kiosks?: string[]; until?: string } = {}): Promise<void> {
    await this.main.getByRole('button', { name: 'Post an announcement' }).click();
    await this.dialog.getByLabel('What should people know?').fill(text);
    if (kiosks.length > 0) await this.dialog.getByText('Some kiosks').click();
    for (const name of kiosks) await this.dialog.getByRole('checkbox', { name }).check();
    await this.dialog.getByLabel('Until').fill(until);
  }

  async post(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Post' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  card(text: string): Locator {
    return this.main.locator('section').filter({ hasText: text });
  }

  async clear(text: string): Promise<void> {
    await this.card(text).getByRole('button', { name: 'Clear' }).click();
    await this.card(text).waitFor({ state: 'hidden' });
  }
}
