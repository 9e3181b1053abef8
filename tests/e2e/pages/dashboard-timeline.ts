import type { Locator, Page } from '@playwright/test';

/** The day of a piece of equipment, on its page. */
export class DashboardTimeline {
  readonly page: Page;
  readonly picture: Locator;
  readonly heading: Locator;
  readonly #card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.#card = page.locator('section', {
      has: page.getByRole('heading', { level: 2, name: /^(Timeline|Tagesverlauf)$/ }),
    });
    this.picture = this.#card.getByRole('img');
    this.heading = this.#card.getByRole('heading', { level: 3 });
  }

  async shown(): Promise<this> {
    await this.picture.waitFor();
    return this;
  }

  get rows(): Locator {
    return this.#card.getByRole('table').locator('tbody tr');
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.#card.getByRole('button', { name });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }
}
