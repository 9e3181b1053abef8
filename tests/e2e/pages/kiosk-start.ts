import type { Locator, Page } from '@playwright/test';
import { KioskProblem } from './kiosk-problem.ts';
import { KioskSamples } from './kiosk-samples.ts';
import { KioskSession } from './kiosk-session.ts';

/** A person is here: project, time, Start. Or why not. */
export class KioskStart {
  readonly page: Page;
  readonly main: Locator;
  readonly title: Locator;
  readonly startButton: Locator;
  readonly takeOverButton: Locator;
  readonly notice: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.title = page.getByRole('heading', { level: 1 });
    this.notice = page.getByRole('main').getByRole('status');
    this.takeOverButton = page.getByRole('button', { name: /^(Take over|Übernehmen)/ });
    this.startButton = page.getByRole('button', { name: /^(Start|Beginnen)/ });
  }

  async shown(): Promise<this> {
    await this.page.getByText(/^(Hello|Hallo) /).waitFor();
    return this;
  }

  project(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  async nameProject(name: string): Promise<void> {
    await this.page.getByText('Another project').click();
    await this.page.getByLabel('Name of the project').fill(name);
  }

  async planFor(length: string): Promise<void> {
    await this.page.getByText(length, { exact: true }).click();
  }

  async tellMe(when: 'when it works' | 'when it is free'): Promise<void> {
    await this.page.getByRole('button', { name: `Tell me ${when}` }).click();
  }

  async dontTellMe(): Promise<void> {
    await this.page.getByRole('button', { name: 'Don’t tell me' }).click();
  }

  async start(): Promise<KioskSession> {
    await this.startButton.click();
    return new KioskSession(this.page).shown();
  }

  /** The first touch asks for the form, the second one does it. */
  async takeOver(): Promise<KioskSession> {
    await this.takeOverButton.click();
    await this.page.getByRole('button', { name: /^Take over, until/ }).click();
    return new KioskSession(this.page).shown();
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
