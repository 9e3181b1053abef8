import type { Locator, Page } from '@playwright/test';
import { KioskEnd } from './kiosk-end.ts';
import { KioskProblem } from './kiosk-problem.ts';
import { KioskSamples } from './kiosk-samples.ts';

/** A session runs here. */
export class KioskSession {
  readonly page: Page;
  readonly timer: Locator;
  readonly endButton: Locator;
  readonly main: Locator;
  readonly notice: Locator;
  readonly handOver: Locator;
  readonly handingOver: Locator;
  /** Whether somebody is there, and what follows. */
  readonly stillHere: Locator;
  /** What is asked after nobody answered. */
  readonly wasAway: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.notice = this.main.getByRole('status');
    this.handOver = page.getByRole('button', { name: 'Hand over' });
    this.handingOver = page.getByRole('group', { name: 'Hand over' });
    this.stillHere = page.getByRole('group', { name: /Still here\?|Noch da\?/ });
    this.wasAway = page.getByRole('group', { name: /Did the session end\?|Ist die Sitzung zu Ende\?/ });
    this.timer = page.getByRole('timer');
    this.endButton = page.getByRole('button', { name: /^(End session|Sitzung beenden)$/ });
  }

  async shown(): Promise<this> {
    await this.timer.waitFor();
    return this;
  }

  async extend(by: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Extend' }).click();
    await this.page.getByRole('group', { name: 'Extend by' }).getByRole('button', { name: by }).click();
  }

  /** Whoever goes on has no badge with them: they identify themselves by user name. */
  async handOverByName(): Promise<void> {
    await this.handOver.click();
    await this.handingOver.getByRole('button', { name: 'Use your user name' }).click();
  }

  async end(): Promise<KioskEnd> {
    await this.endButton.click();
    return new KioskEnd(this.page);
  }

  async reportProblem(): Promise<KioskProblem> {
    await this.page.getByRole('button', { name: 'Problem' }).click();
    return new KioskProblem(this.page).shown();
  }

  async submitSamples(): Promise<KioskSamples> {
    await this.page.getByRole('button', { name: 'Samples' }).click();
    return new KioskSamples(this.page).shown();
  }
}
