import type { Locator, Page } from '@playwright/test';

export interface NewEquipment {
  name: string;
  room: string;
  category: string;
}

/** The live floor. */
export class DashboardFloor {
  readonly page: Page;
  readonly addButton: Locator;
  readonly line: Locator;
  readonly activity: Locator;

  constructor(page: Page) {
    this.page = page;
    this.addButton = page.getByRole('button', { name: 'Add equipment' });
    this.line = page.getByRole('banner').getByRole('status');
    this.activity = page.getByRole('region', { name: 'What became of your acts' });
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { level: 1, name: /Live floor|Übersicht/ }).waitFor();
    await this.page.getByRole('heading', { level: 2 }).first().waitFor();
    return this;
  }

  tile(name: string): Locator {
    return this.page.getByRole('main').getByRole('link').filter({ hasText: name });
  }

  get tiles(): Locator {
    return this.page.getByRole('main').locator('a[href^="/equipment/"]');
  }

  async idOf(name: string): Promise<string> {
    const href = await this.tile(name).getAttribute('href');
    return href?.split('/').at(-1) ?? '';
  }

  async open(name: string): Promise<DashboardEquipment> {
    await this.tile(name).click();
    return new DashboardEquipment(this.page).shown();
  }

  async add({ name, room, category }: NewEquipment): Promise<void> {
    await this.addButton.click();
    const dialog = this.page.getByRole('dialog', { name: 'Add equipment' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Room').fill(room);
    await dialog.getByLabel('Category').fill(category);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async show(filter: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Show' }).getByText(filter).click();
  }

  async search(text: string): Promise<void> {
    await this.page.getByLabel('Search equipment, rooms and people').fill(text);
  }

  async collisions(): Promise<DashboardCollisions> {
    await this.page.getByRole('link', { name: /collision/ }).click();
    return new DashboardCollisions(this.page).shown();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
  }
}

/** One piece of equipment. */
export class DashboardEquipment {
  readonly page: Page;
  readonly main: Locator;
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.title = page.getByRole('heading', { level: 1 });
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { level: 2, name: /^(Condition|Zustand)$/ }).waitFor();
    return this;
  }

  action(name: string): Locator {
    return this.main.getByRole('button', { name });
  }

  /** What works needs no reason. */
  async setCondition(condition: string, reason = '', backAt?: string): Promise<void> {
    await this.action('Set condition').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByText(condition, { exact: true }).click();
    if (reason !== '') await dialog.getByLabel(/^Why/).fill(reason);
    if (backAt !== undefined) await dialog.getByLabel('Expected back').fill(backAt);
    await dialog.getByRole('button', { name: 'Set condition' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async rename(name: string): Promise<void> {
    await this.action('Edit').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async requireQualification(): Promise<void> {
    await this.action('Edit').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Only for people with a qualification').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async setOfflinePolicy(policy: 'allow' | 'allow-current' | 'deny'): Promise<void> {
    await this.action('Edit').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('While its kiosk can’t reach the hub').selectOption(policy);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async sayAfterUse(afterUse: 'leave-on' | 'shut-down' | 'unsaid', note: string): Promise<void> {
    await this.action('Edit').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('When a session ends').selectOption(afterUse);
    await dialog.getByLabel('What else is to be done then').fill(note);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Asks for it and confirms; the dialog stays where the hub says no. */
  async askToRetire(): Promise<Locator> {
    await this.action('Retire').click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Retire it' }).click();
    return dialog;
  }

  async retire(): Promise<DashboardFloor> {
    const dialog = await this.askToRetire();
    await dialog.waitFor({ state: 'hidden' });
    return new DashboardFloor(this.page).shown();
  }

  async endSession(reason: string, endedAt = ''): Promise<void> {
    const dialog = await this.askToEndSession(reason, endedAt);
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Asks for it; the dialog stays where the hub says no. `endedAt` is a wall clock's time. */
  async askToEndSession(reason: string, endedAt: string): Promise<Locator> {
    const dialog = this.page.getByRole('dialog');
    if (!(await dialog.isVisible())) await this.action('End this session').click();
    await dialog.getByLabel('Why?').fill(reason);
    await dialog.getByLabel('When it really ended').fill(endedAt);
    await dialog.getByRole('button', { name: 'End session' }).click();
    return dialog;
  }

  async back(): Promise<DashboardFloor> {
    await this.main.getByRole('link', { name: 'Live floor' }).click();
    return new DashboardFloor(this.page).shown();
  }
}

/** What waits for a manager's word. */
export class DashboardCollisions {
  readonly page: Page;
  readonly main: Locator;
  /** In the bar of every page, with the count. */
  readonly link: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.link = page.getByRole('banner').getByRole('link', { name: /collision/i });
  }

  async shown(): Promise<this> {
    await this.page.getByRole('heading', { level: 1, name: 'Collisions' }).waitFor();
    return this;
  }

  card(person: string): Locator {
    return this.main.locator('section').filter({ hasText: person });
  }

  async end(person: string, reason: string): Promise<void> {
    await this.card(person).getByRole('button', { name: 'End this session' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Why?').fill(reason);
    await dialog.getByRole('button', { name: 'End session' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async settle(person: string, note = ''): Promise<void> {
    await this.card(person).getByRole('button', { name: 'Settle' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/^A note/).fill(note);
    await dialog.getByRole('button', { name: 'Settle' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
