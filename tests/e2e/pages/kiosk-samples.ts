import { expect, type Locator, type Page } from '@playwright/test';
import { wedge } from './wedge.ts';

/** Samples are handed in: how many or which, of what kind, for whom; then the receipt. */
export class KioskSamples {
  readonly page: Page;
  readonly main: Locator;
  readonly label: Locator;
  readonly labels: Locator;
  readonly submitButton: Locator;
  readonly doneButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.label = page.getByRole('textbox', { name: /^(Labels|Beschriftungen)/ });
    this.labels = page.getByRole('list', { name: /^(Labels|Beschriftungen)$/ }).getByRole('listitem');
    this.submitButton = page.getByRole('button', { name: /^(Submit \d+ sample|\d+ Proben? einreichen)/ });
    this.doneButton = page.getByRole('button', { name: /^(Done|Fertig)$/ });
  }

  async shown(): Promise<this> {
    await this.submitButton.waitFor();
    return this;
  }

  choice(name: string): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  async touch(name: string): Promise<void> {
    await this.main.getByText(name, { exact: true }).click();
  }

  /** Holds a labelled tube to the reader while the field for labels has the focus. */
  async scan(label: string): Promise<void> {
    await this.label.focus();
    await wedge(this.page, label);
  }

  /** Returns the number that the receipt says. */
  async submit(): Promise<string> {
    await this.submitButton.click();
    const number = this.main.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await expect(number).toBeVisible();
    return (await number.textContent()) ?? '';
  }
}
