import type { Locator, Page } from '@playwright/test';

/** Everyone in the lab, and one of them. */
export class DashboardPeople {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  async open(): Promise<this> {
    await this.page.getByRole('banner').getByRole('link', { name: 'People' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    return this;
  }

  row(name: string): Locator {
    return this.main.getByRole('row').filter({ hasText: name });
  }

  async add(person: { name: string; username: string; badge: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Add person' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add person' });
    await dialog.getByLabel('Name', { exact: true }).fill(person.name);
    await dialog.getByLabel('User name').fill(person.username);
    await dialog.getByLabel('Badge').fill(person.badge);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async openImport(): Promise<DashboardImport> {
    await this.page.getByRole('button', { name: 'Add from a list' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Add people from a list' }).waitFor();
    return new DashboardImport(this.page);
  }

  async openPerson(name: string): Promise<void> {
    await this.main.getByRole('link', { name }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async qualify(equipment: string): Promise<void> {
    await this.main.getByLabel('Equipment').selectOption({ label: equipment });
    await this.main.getByRole('button', { name: 'Qualify' }).click();
    await this.row(equipment).waitFor();
  }

  async closeAccount(): Promise<void> {
    await this.main.getByRole('button', { name: 'Close the account' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

/** Who may use a piece of equipment, on its page. */
export class QualifiedPeople {
  readonly card: Locator;

  constructor(page: Page) {
    this.card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Who is qualified' }) });
  }

  row(name: string): Locator {
    return this.card.getByRole('row').filter({ hasText: name });
  }

  async qualify(name: string): Promise<void> {
    await this.card.getByLabel('Person').selectOption({ label: name });
    await this.card.getByRole('button', { name: 'Qualify' }).click();
    await this.row(name).waitFor();
  }

  async takeAway(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Take away' }).click();
    await this.row(name).waitFor({ state: 'hidden' });
  }
}

/** Many people of one list. */
export class DashboardImport {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  row(name: string): Locator {
    return this.main.getByRole('row').filter({ hasText: name });
  }

  addButton(count: number): Locator {
    return this.main.getByRole('button', { name: `Add ${count} people` });
  }

  async chooseFile(list: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.main.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  }

  async paste(list: string): Promise<void> {
    await this.main.getByLabel('Or paste it here').fill(list);
    await this.main.getByRole('button', { name: 'Read it' }).click();
  }

  async chooseAnother(): Promise<void> {
    await this.main.getByRole('button', { name: 'Choose another list' }).click();
  }
}
