import type { Locator, Page } from '@playwright/test';

export interface NewSamples {
  labels: string[];
  recipient: string;
  kind?: string;
  hazard?: string;
}

/** The sample inbox, and over it one sample. */
export class DashboardSamples {
  readonly page: Page;
  readonly main: Locator;
  /** In the bar of every page, with what is unread. */
  readonly link: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.link = page.getByRole('banner').getByRole('link', { name: 'Samples' });
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<this> {
    await this.link.click();
    await this.page.getByRole('heading', { level: 1, name: 'Samples' }).waitFor();
    return this;
  }

  row(label: string): Locator {
    return this.main.getByRole('row').filter({ has: this.page.getByRole('link', { name: label }) });
  }

  get rows(): Locator {
    return this.main.getByRole('row').filter({ has: this.page.getByRole('link') });
  }

  /** Submits, and returns the receipt. */
  async submit({ labels, recipient, kind = '', hazard = '' }: NewSamples): Promise<string> {
    await this.main.getByRole('button', { name: 'Submit samples' }).click();
    await this.dialog.getByLabel('For', { exact: true }).selectOption({ label: recipient });
    await this.dialog.getByLabel(/^Labels/).fill(labels.join('\n'));
    await this.dialog.getByLabel('Kind').fill(kind);
    await this.dialog.getByLabel('Hazard').fill(hazard);
    await this.dialog.getByRole('button', { name: 'Submit' }).click();
    const receipt = this.dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const told = await receipt.innerText();
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
    return told;
  }

  async openSample(label: string): Promise<void> {
    await this.main.getByRole('link', { name: label }).click();
    await this.page.getByRole('dialog', { name: label }).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name }).click();
  }

  async closeSample(): Promise<void> {
    await this.press('Close');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** In the dialog of a sample. */
  async setStatus(status: string, note = ''): Promise<void> {
    await this.press('Change status');
    await this.dialog.getByText(status, { exact: true }).click();
    await this.dialog.getByRole('textbox').fill(note);
    await this.press('Change status');
    await this.dialog.getByText('Last change').waitFor();
  }

  async choose(label: string): Promise<void> {
    await this.main.getByRole('checkbox', { name: `Choose ${label}` }).check();
  }

  async chooseAll(): Promise<void> {
    await this.main.getByRole('checkbox', { name: /^Choose all/ }).check();
  }

  async show(whose: string): Promise<void> {
    await this.main.getByRole('radiogroup', { name: 'Show' }).getByText(whose).click();
  }

  async search(text: string): Promise<void> {
    await this.main.getByLabel('Search').fill(text);
  }

  answer(label: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: label });
  }
}
