import type { Locator, Page } from '@playwright/test';

/** What whoever sets a kiosk up sees to: hub, touch, reader, equipment. */
export class KioskChecks {
  readonly page: Page;
  readonly notice: Locator;
  readonly tryButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notice = page.getByRole('main').locator('[role=status], [role=alert]');
    this.tryButton = page.getByRole('button', { name: /^(Try it|Versuchen)$/ });
  }

  line(title: string): Locator {
    const list = this.page.getByRole('list', { name: /^(Checks|Prüfungen)$/ });
    return list.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  async measure(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Measure|Messen)$/ }).click();
    await this.page.getByRole('slider').waitFor();
  }

  /** Pulls the frame to this width in pixels. */
  async setWidth(pixels: number): Promise<void> {
    await this.page.getByRole('slider').fill(String(pixels));
  }

  async useMeasure(): Promise<void> {
    await this.page.getByRole('button', { name: /^(The frame is|Der Rahmen ist)/ }).click();
  }

  async tryReader(): Promise<void> {
    await this.tryButton.click();
    await this.page.getByRole('heading', { name: /to the reader|an den Leser/ }).waitFor();
  }

  async done(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Done|Fertig)$/ }).click();
  }
}
