import type { Locator, Page } from '@playwright/test';

/** A badge whose PIN is asked for. */
export class KioskPin {
  readonly page: Page;
  readonly field: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByLabel('PIN', { exact: true });
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { name: /^(Your PIN|Ihre PIN|Deine PIN)$/ }).waitFor();
    return this;
  }

  /** With a finger, on the keys of the screen. */
  async type(pin: string): Promise<void> {
    const keys = this.page.getByRole('group', { name: /^(Number keys|Zifferntasten)$/ });
    for (const digit of pin) await keys.getByRole('button', { name: digit, exact: true }).click();
  }

  async goOn(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Go on|Weiter)$/ }).click();
  }
}
