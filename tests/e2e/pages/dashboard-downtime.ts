import type { Locator, Page } from '@playwright/test';

const MINUTE_MS = 60_000;

/** Planned downtimes on a piece of equipment's page. */
export class EquipmentDowntimes {
  readonly page: Page;
  readonly card: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Planned downtime' }) });
    this.dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  }

  async openForm(): Promise<void> {
    await this.card.getByRole('button', { name: 'Plan a downtime' }).click();
    await this.dialog.waitFor();
  }

  /** From and until in minutes from now. */
  async fill(from: number, until: number, reason: string): Promise<void> {
    await this.dialog.getByLabel('From').fill(wall(from));
    await this.dialog.getByLabel('Until').fill(wall(until));
    await this.dialog.getByLabel(/^Why/).fill(reason);
  }

  async plan(from: number, until: number, reason: string): Promise<void> {
    await this.openForm();
    await this.fill(from, until, reason);
    await this.dialog.getByRole('button', { name: 'Plan it' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async changeReason(reason: string): Promise<void> {
    await this.card.getByRole('button', { name: 'Change' }).click();
    await this.dialog.getByLabel(/^Why/).fill(reason);
    await this.dialog.getByRole('button', { name: 'Change' }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** `label` is what the button says, on the card and in the question. */
  async cancel(label: 'Cancel it' | 'End it now'): Promise<void> {
    await this.card.getByRole('button', { name: label }).click();
    await this.dialog.getByRole('button', { name: /^(Cancel the downtime|End it now)$/ }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}

/** This machine's wall clock in so many minutes, as a date field takes it. */
function wall(minutes: number): string {
  const at = Date.now() + minutes * MINUTE_MS;
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
