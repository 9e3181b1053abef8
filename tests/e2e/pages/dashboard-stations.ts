import type { Locator, Page } from '@playwright/test';

/** The stations and the keys that enroll more. */
export class DashboardStations {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  static async open(page: Page): Promise<DashboardStations> {
    await page.getByRole('banner').getByRole('link', { name: 'Stations' }).click();
    const stations = new DashboardStations(page);
    await page.getByRole('heading', { level: 1, name: 'Stations' }).waitFor();
    return stations;
  }

  row(name: string): Locator {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** Types the code; the dialog stays, with the reason, where the hub says no. */
  async pair(code: string, name: string, equipment: string): Promise<Locator> {
    await this.main.getByRole('button', { name: 'Pair a kiosk' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Pair a kiosk' });
    await dialog.getByLabel('Code on the kiosk’s screen').fill(code);
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('checkbox', { name: equipment }).check();
    await dialog.getByRole('button', { name: 'Pair', exact: true }).click();
    return dialog;
  }

  async rename(name: string, to: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Rename' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(to);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async assign(name: string, equipment: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Equipment' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: equipment }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async message(name: string, text: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Message' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('What should people know?').fill(text);
    await dialog.getByRole('button', { name: 'Post' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  lock(name: string): Locator {
    return this.row(name).getByText('Nobody can sign in here until');
  }

  async liftLock(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Lift the lock' }).click();
  }

  async revoke(name: string): Promise<void> {
    await this.row(name).getByRole('button', { name: 'Revoke' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke it' }).click();
  }

  /** Makes a key and reads it the only time that it is shown. */
  async makeKey(name: string): Promise<string> {
    await this.main.getByRole('button', { name: 'Make a key' }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByLabel('What it is for').fill(name);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const key = await dialog.locator('code').textContent();
    await dialog.getByRole('button', { name: 'Done' }).click();
    return key ?? '';
  }
}
