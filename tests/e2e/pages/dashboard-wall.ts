import type { Locator, Page } from '@playwright/test';

/** The live floor on a screen on the wall. */
export class DashboardWall {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<DashboardWall> {
    await page.getByRole('link', { name: /^(Wall view|Wandansicht)$/ }).click();
    await page.getByRole('link', { name: /^(Leave the wall view|Wandansicht verlassen)$/ }).waitFor();
    return new DashboardWall(page);
  }

  /** The dialog in which a wall is kept, with those that are. */
  async openKept(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Keep this screen as a wall' }).press('Enter');
    const dialog = this.page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  /** Makes this browser a wall that stays. */
  async keep(where: string): Promise<void> {
    const dialog = await this.openKept();
    await dialog.getByLabel('Where it hangs').fill(where);
    await dialog.getByRole('button', { name: 'Keep the wall' }).click();
    await this.page.getByRole('button', { name: 'Keep this screen as a wall' }).waitFor({ state: 'detached' });
  }

  tile(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  /** How much wider and higher the page is than its screen, or a column than its place. */
  overflow(): Promise<number[]> {
    return this.page.evaluate(() => {
      const page = document.scrollingElement ?? document.body;
      const wall = document.querySelector('main') ?? page;
      return [
        Math.max(page.scrollWidth - innerWidth, wall.scrollWidth - wall.clientWidth),
        Math.max(page.scrollHeight - innerHeight, wall.scrollHeight - wall.clientHeight),
      ];
    });
  }

  /** The size of the smallest name of an instrument, in pixels. */
  async smallestName(): Promise<number> {
    const names = this.page.getByRole('listitem').locator('strong');
    const sizes = await names.evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    return Math.min(...sizes);
  }
}
