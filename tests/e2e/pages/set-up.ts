import type { Locator, Page } from '@playwright/test';

/** Where the hub's set-up link leads. */
export class SetUp {
  readonly page: Page;
  readonly main: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.alert = page.getByRole('alert');
  }

  static async open(page: Page, url: string): Promise<SetUp> {
    await page.goto(url);
    await page.getByRole('heading', { name: 'Set up the lab' }).waitFor();
    return new SetUp(page);
  }

  async fill(person: { name: string; username: string; password: string }): Promise<void> {
    await this.main.getByLabel('Name', { exact: true }).fill(person.name);
    await this.main.getByLabel('User name').fill(person.username);
    await this.main.getByLabel('Password').fill(person.password);
  }

  async submit(): Promise<void> {
    await this.main.getByRole('button', { name: 'Become the admin' }).click();
  }
}
