import type { Locator, Page } from '@playwright/test';

/** What a page tells quietly, at a kiosk and at a desk alike. */
export class Toasts {
  readonly region: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('region', { name: /^(Notices|Hinweise)$/ });
  }

  with(text: string | RegExp): Locator {
    return this.region
      .locator('div')
      .filter({ has: this.#page.getByRole('button') })
      .filter({ hasText: text });
  }

  async dismiss(text: string | RegExp): Promise<void> {
    await this.with(text).getByRole('button', { name: 'Dismiss' }).click();
  }
}
