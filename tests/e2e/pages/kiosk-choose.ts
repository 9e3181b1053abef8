import type { Page } from '@playwright/test';
import { KioskStart } from './kiosk-start.ts';

/** A station with several pieces of equipment asks which. */
export class KioskChoose {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async choose(equipment: string): Promise<KioskStart> {
    await this.page.getByRole('button', { name: equipment }).click();
    return new KioskStart(this.page).shown();
  }
}
