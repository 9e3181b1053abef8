import type { BrowserContext, BrowserContextOptions } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { type Complaints, listen } from './complaints.ts';
import { Lab } from './lab.ts';
import { DashboardSignIn } from './pages/dashboard-sign-in.ts';
import { KioskLocked } from './pages/kiosk-locked.ts';

interface ScreensFixtures {
  lab: Lab;
  /** One that nobody has set up yet. */
  emptyLab: Lab;
  /** Opens a station's kiosk on a display of its own; a demo station by its name, another by its token. */
  openKiosk(station: string, options?: BrowserContextOptions): Promise<KioskLocked>;
  /** Opens the dashboard in a browser of its own. */
  openDashboard(options?: BrowserContextOptions & { path?: string }): Promise<DashboardSignIn>;
  /** A fresh context whose pages are watched: at the end none may have broken its policy or thrown. */
  openContext(options?: BrowserContextOptions): Promise<{ newPage(): Promise<import('@playwright/test').Page> }>;
}

const KIOSK: BrowserContextOptions = { viewport: { width: 1366, height: 768 }, hasTouch: true };
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export const test = base.extend<ScreensFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from this pattern.
  lab: async ({}, use) => {
    const lab = new Lab();
    await lab.start();
    await use(lab);
    await lab.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  emptyLab: async ({}, use) => {
    const lab = new Lab('empty');
    await lab.start();
    await use(lab);
    await lab.close();
  },
  openContext: async ({ browser }, use) => {
    const watched: Complaints[] = [];
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      opened.push(context);
      watched.push(await listen(context));
      return context;
    });
    for (const context of opened) await context.close();
    expect(watched, 'S-G1 no screen breaks its policy or throws').toEqual(
      watched.map(() => ({ policy: [], errors: [] })),
    );
  },
  openKiosk: async ({ lab, openContext }, use) => {
    await use(async (station, options) => {
      const page = await (await openContext({ ...KIOSK, ...options })).newPage();
      const token = station.startsWith('hycon_') ? station : lab.station(station);
      await page.goto(`${lab.url}/kiosk?station=${token}`);
      return new KioskLocked(page);
    });
  },
  openDashboard: async ({ lab, openContext }, use) => {
    await use(async ({ path = '/', ...options } = {}) => {
      const page = await (await openContext({ ...DESK, ...options })).newPage();
      await page.goto(lab.url + path);
      return new DashboardSignIn(page);
    });
  },
});
