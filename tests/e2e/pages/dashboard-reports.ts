import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

export class DashboardReports {
  readonly page: Page;
  readonly table: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table');
    this.status = page.getByRole('main').getByRole('status');
  }

  async open(): Promise<this> {
    await this.page.getByRole('link', { name: 'Reports' }).click();
    await this.table.waitFor();
    return this;
  }

  row(name: string): Locator {
    return this.table.locator('tbody tr').filter({ hasText: name });
  }

  /** The figure of that name above the table. */
  figure(name: string): Locator {
    return this.page.locator('dl > div').filter({ hasText: name });
  }

  chip(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  async choose(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).and(this.page.locator('label')).click();
  }

  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name });
  }

  async sortBy(name: string): Promise<void> {
    await this.column(name).getByRole('button').click();
  }

  /** The names in the table, from the top. */
  names(): Promise<string[]> {
    return this.table.locator('tbody').getByRole('rowheader').allInnerTexts();
  }

  async download(): Promise<{ name: string; text: string }> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Download as CSV' }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async lookAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Look again' }).click();
  }
}
