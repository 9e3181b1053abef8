import type { Locator, Page } from '@playwright/test';

/** The floor while somebody chooses several pieces of equipment. */
export class FloorBulk {
  readonly page: Page;
  readonly main: Locator;
  readonly dialog: Locator;
  /** What can be done with what is chosen. */
  readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
    this.bar = page.getByRole('region', { name: 'Do with several' });
  }

  async begin(): Promise<this> {
    await this.main.getByRole('button', { name: 'Choose several' }).click();
    await this.bar.waitFor();
    return this;
  }

  tile(name: string): Locator {
    return this.main.getByRole('checkbox', { name: `Choose ${name}` });
  }

  async choose(...names: string[]): Promise<void> {
    for (const name of names) await this.tile(name).check();
  }

  async chooseAll(): Promise<void> {
    await this.bar.getByRole('checkbox', { name: /^Choose all/ }).check();
  }

  async ask(name: 'Set condition' | 'Plan a downtime' | 'Tell those at the kiosks'): Promise<void> {
    await this.bar.getByRole('button', { name }).click();
    await this.dialog.waitFor();
  }

  async press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  async writeWhy(reason: string): Promise<void> {
    await this.dialog.getByLabel(/^Why/).fill(reason);
  }

  answer(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name });
  }
}
