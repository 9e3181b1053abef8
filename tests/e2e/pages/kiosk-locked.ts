import { expect, type Locator, type Page } from '@playwright/test';
import { KioskChoose } from './kiosk-choose.ts';
import { KioskIdentify } from './kiosk-identify.ts';
import { KioskPin } from './kiosk-pin.ts';
import { KioskProblem } from './kiosk-problem.ts';
import { KioskSamples } from './kiosk-samples.ts';
import { KioskSession } from './kiosk-session.ts';
import { KioskStart } from './kiosk-start.ts';
import { wedge } from './wedge.ts';

/** What everybody sees: the status from 3 m, and how to begin. */
export class KioskLocked {
  readonly page: Page;
  readonly prompt: Locator;
  readonly news: Locator;
  readonly line: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole('heading', { name: /Tap your badge|Ausweis auflegen/ });
    this.news = page.getByRole('main').getByRole('status');
    this.line = page.getByRole('banner').getByRole('status');
  }

  /** The field of a piece of equipment; the only one where none is named. */
  field(name?: string): Locator {
    const main = this.page.getByRole('main');
    return name === undefined ? main : main.getByRole('button', { name });
  }

  /** Holds a badge to the reader. */
  async tap(badge: string): Promise<void> {
    await this.prompt.waitFor();
    await wedge(this.page, badge);
  }

  async tapToStart(badge: string): Promise<KioskStart> {
    await this.tap(badge);
    return new KioskStart(this.page).shown();
  }

  async tapForPin(badge: string): Promise<KioskPin> {
    await this.tap(badge);
    return new KioskPin(this.page).shown();
  }

  async tapToChoose(badge: string): Promise<KioskChoose> {
    await this.tap(badge);
    return new KioskChoose(this.page);
  }

  async tapToContinue(badge: string): Promise<KioskSession> {
    await this.tap(badge);
    return new KioskSession(this.page).shown();
  }

  async useUserName(): Promise<KioskIdentify> {
    await this.page.getByRole('button', { name: /Use your user name|Mit Benutzernamen/ }).click();
    return new KioskIdentify(this.page);
  }

  /** Touches what somebody came for, who signs in for it by badge. */
  async tapToReport(badge: string): Promise<KioskProblem> {
    await this.page.getByRole('button', { name: 'Problem' }).click();
    await wedge(this.page, badge);
    return new KioskProblem(this.page).shown();
  }

  async tapToSubmit(badge: string): Promise<KioskSamples> {
    await this.page.getByRole('button', { name: 'Samples' }).click();
    await wedge(this.page, badge);
    return new KioskSamples(this.page).shown();
  }

  /** What is announced here: the newest in a line, the whole of it a touch away. */
  announcement(text: string): Locator {
    return this.page.getByRole('button', { name: text });
  }

  /** The network of this kiosk alone is gone, and the kiosk has noticed. */
  async cutOff(): Promise<void> {
    await this.page.context().setOffline(true);
    await this.line.getByText(/^Offline since/).waitFor();
  }

  async reach(): Promise<void> {
    await this.page.context().setOffline(false);
    await expect(this.line).toBeEmpty();
  }

  /** The connection's details. */
  async details(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Connection' }).click();
    return this.page.getByRole('dialog', { name: 'Connection' });
  }

  async shown(): Promise<this> {
    await this.prompt.waitFor();
    return this;
  }
}
