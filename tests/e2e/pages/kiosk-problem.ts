import type { Locator, Page } from '@playwright/test';

/** Something is wrong with the equipment: what it is about, how bad it is, whether it can still be used. */
export class KioskProblem {
  readonly page: Page;
  readonly main: Locator;
  readonly note: Locator;
  readonly reportButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.note = page.getByRole('textbox');
    this.reportButton = page.getByRole('button', { name: /^(Report|Melden)$/ });
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { name: /^(Report a problem|Ein Problem melden|Problem mit)/ }).waitFor();
    return this;
  }

  choice(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  async touch(name: string): Promise<void> {
    await this.main.getByText(name, { exact: true }).click();
  }

  async report(): Promise<void> {
    await this.reportButton.click();
    await this.reportButton.waitFor({ state: 'hidden' });
  }
}
