import type { Locator, Page } from '@playwright/test';

/** Who uses what, now and before. */
export class DashboardSessions {
  readonly page: Page;
  readonly table: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table');
    this.status = page.getByRole('main').getByRole('status').last();
  }

  async open(): Promise<this> {
    await this.page.getByRole('link', { name: /^(Sessions|Sitzungen)$/ }).click();
    return this.shown();
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { level: 1, name: /^(Sessions|Sitzungen)$/ }).waitFor();
    return this;
  }

  get rows(): Locator {
    return this.table.locator('tbody tr');
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  async show(state: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Show' }).getByText(state).click();
  }

  chip(state: string): Locator {
    return this.page.getByRole('radio', { name: state });
  }

  async choose(what: string, option: string): Promise<void> {
    await this.page.getByLabel(what, { exact: true }).selectOption({ label: option });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search' }).fill(text);
  }

  /** Opens the dialog that ends this person's session. */
  async askToEnd(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `End session of ${name}` }).click();
    return this.page.getByRole('dialog');
  }

  async end(name: string, reason: string, endedAt?: string): Promise<void> {
    const dialog = await this.askToEnd(name);
    await dialog.getByLabel('Why?').fill(reason);
    if (endedAt !== undefined) await dialog.getByLabel('When it really ended').fill(endedAt);
    await dialog.getByRole('button', { name: 'End session' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async lookAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Look again' }).click();
  }
}
