import type { Locator, Page } from '@playwright/test';

/** How it went, and done. */
export class KioskEnd {
  readonly page: Page;
  readonly notes: Locator;
  readonly notice: Locator;
  readonly endButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notes = page.getByRole('textbox');
    this.notice = page.getByRole('main').getByRole('status');
    this.endButton = page.getByRole('button', { name: /^(End session|Sitzung beenden)$/ });
  }

  outcome(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  async saySomethingWentWrong(notes: string): Promise<void> {
    await this.page.getByText('There was a problem').click();
    await this.notes.fill(notes);
  }

  /** What the problem is about, so that it is reported with the end. */
  async sayWhat(category: string): Promise<void> {
    await this.page.getByText(category, { exact: true }).click();
  }

  async confirm(): Promise<void> {
    await this.endButton.click();
    await this.page.getByRole('heading', { name: /Tap your badge|Ausweis auflegen/ }).waitFor();
  }
}
