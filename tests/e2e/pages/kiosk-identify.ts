import type { Locator, Page } from '@playwright/test';
import type { Person } from '../lab.ts';
import { KioskStart } from './kiosk-start.ts';

/** User name and password, on our own keys. */
export class KioskIdentify {
  readonly page: Page;
  readonly username: Locator;
  readonly password: Locator;
  readonly error: Locator;
  readonly signInButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.username = page.getByLabel(/User name|Benutzername/);
    this.password = page.getByLabel(/Password|Passwort/);
    this.signInButton = page.getByRole('button', { name: /^(Sign in|Anmelden)$/ });
    this.error = page.getByText(/is wrong|does not sign anyone in/);
  }

  /** Types on the on-screen keyboard, as a finger does. */
  async touchKeys(field: Locator, text: string): Promise<void> {
    await field.tap();
    const keys = this.page.getByRole('group', { name: 'On-screen keyboard' });
    for (const key of text) await keys.getByRole('button', { name: key, exact: true }).tap();
  }

  async submit(): Promise<void> {
    await this.signInButton.click();
  }

  async signIn({ username, password }: Pick<Person, 'username' | 'password'>): Promise<KioskStart> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.submit();
    return new KioskStart(this.page).shown();
  }
}
