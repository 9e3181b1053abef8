import type { Locator, Page } from '@playwright/test';

export interface NewProblem {
  category: string;
  severity: string;
  note: string;
}

export interface PhotoFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The list of open problems. */
export class DashboardProblems {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  async open(): Promise<this> {
    await this.page.getByRole('banner').getByRole('link', { name: 'Problems' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor();
    return this;
  }

  get lines(): Locator {
    return this.main.getByRole('listitem');
  }

  line(text: string): Locator {
    return this.lines.filter({ hasText: text });
  }

  async show(severity: string): Promise<void> {
    await this.main.getByLabel('Severity').selectOption({ label: severity });
  }
}

/** The problems of one piece of equipment, on its page. */
export class EquipmentProblems {
  readonly page: Page;
  readonly card: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('main').locator('section', {
      has: page.getByRole('heading', { level: 2, name: 'Problems' }),
    });
    this.dialog = page.getByRole('dialog');
  }

  async openForm(): Promise<void> {
    await this.card.getByRole('button', { name: 'Report a problem' }).click();
    await this.dialog.waitFor();
  }

  /** By the button at its end; its corner has another one. */
  async closeForm(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  get photo(): Locator {
    return this.card.getByRole('img', { name: 'What the problem looks like' });
  }

  /** Chooses a file of one's disk as the photo of the problem that is shown. */
  async addPhoto(file: PhotoFile): Promise<void> {
    await this.choose(file, () => this.card.getByRole('button', { name: /^(Add a photo|Another photo)$/ }).click());
  }

  /** Gives this file to the browser's own dialog, which the press opens. */
  async choose(file: PhotoFile, press: () => Promise<void>): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await press();
    await (await chooser).setFiles(file);
  }

  /** In the report's form. */
  get photoButton(): Locator {
    return this.dialog.getByRole('button', { name: /^(Choose a photo|Another photo)$/ });
  }

  get removePhotoButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Remove it' });
  }

  get preview(): Locator {
    return this.dialog.getByRole('img', { name: 'The photo that goes with the report' });
  }

  async choosePhoto(file: PhotoFile): Promise<void> {
    await this.choose(file, () => this.photoButton.click());
  }

  async report(problem: NewProblem): Promise<void> {
    await this.openForm();
    await this.fill(problem);
    await this.send();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async fill({ category, severity, note }: NewProblem): Promise<void> {
    await this.dialog.getByText(category, { exact: true }).click();
    await this.dialog.getByText(severity, { exact: true }).click();
    await this.dialog.getByRole('textbox').fill(note);
  }

  async send(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Report', exact: true }).click();
  }

  async resolve(text: string, note: string): Promise<void> {
    const item = this.card.getByRole('listitem').filter({ hasText: text });
    await item.getByRole('button', { name: 'Resolve' }).click();
    await this.dialog.getByRole('textbox').fill(note);
    await this.dialog.getByRole('button', { name: 'Resolve' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
