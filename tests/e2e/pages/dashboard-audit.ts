import type { Locator, Page } from '@playwright/test';

export class DashboardAudit {
  readonly page: Page;
  readonly table: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table');
    this.status = page.getByRole('main').getByRole('status');
  }

  async open(): Promise<this> {
    await this.page.getByRole('link', { name: 'Audit' }).click();
    await this.table.waitFor();
    return this;
  }

  /** The lines that say all of this. */
  row(...words: (string | RegExp)[]): Locator {
    return words.reduce<Locator>((rows, hasText) => rows.filter({ hasText }), this.table.locator('tbody tr'));
  }

  async narrow(field: 'Person' | 'What', label: string): Promise<void> {
    await this.page.getByLabel(field, { exact: true }).selectOption({ label });
  }

  /** What can't be asked now is said in a notice. */
  get trouble(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  async from(time: string): Promise<void> {
    await this.page.getByLabel('From', { exact: true }).fill(time);
  }

  async lookAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Look again' }).click();
  }
}
