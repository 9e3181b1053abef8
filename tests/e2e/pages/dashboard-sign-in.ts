import type { Locator, Page } from '@playwright/test';
import type { Person } from '../lab.ts';
import { DashboardEquipment, DashboardFloor } from './dashboard-lab.ts';

export class DashboardSignIn {
  readonly page: Page;
  readonly username: Locator;
  readonly password: Locator;
  readonly error: Locator;
  readonly singleSignOn: Locator;

  constructor(page: Page) {
    this.page = page;
    this.username = page.getByLabel(/User name|Benutzername/);
    this.password = page.getByLabel(/Password|Passwort/);
    this.error = page.getByRole('alert');
    this.singleSignOn = page.getByRole('button', { name: /institution|Institutskonto/ });
  }

  async fill({ username, password }: Pick<Person, 'username' | 'password'>): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  }

  async signIn(person: Person): Promise<DashboardFloor> {
    await this.fill(person);
    return new DashboardFloor(this.page).shown();
  }

  /** Where the address was that of a piece of equipment. */
  async signInToEquipment(person: Person): Promise<DashboardEquipment> {
    await this.fill(person);
    return new DashboardEquipment(this.page).shown();
  }
}
