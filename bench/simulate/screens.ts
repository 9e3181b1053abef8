import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../scripts/find-chromium.ts';
import { needScreens } from '../../scripts/screens-build.ts';
import type { SimulatedLab } from './lab.ts';

const MB = 1024 * 1024;

/** The real screens of the first manager and the last kiosk, which somebody leaves open all day. */
export interface Screens {
  /** What each page's objects take once its garbage is collected, in MB by the screen's name. */
  heapsMb(): Promise<Map<string, number>>;
  close(): Promise<void>;
}

export async function openScreens({ desks, kiosks, password }: SimulatedLab, url: string): Promise<Screens> {
  await needScreens();
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  const pages = new Map([
    ['dashboard', await openDashboard(browser, url, { username: desks[0]?.user.username ?? '', password })],
    ['kiosk', await openKiosk(browser, `${url}/kiosk?station=${kiosks.at(-1)?.token}`)],
  ]);
  return {
    heapsMb: async () => {
      const heaps = new Map<string, number>();
      for (const [name, page] of pages) heaps.set(name, (await heapBytes(page)) / MB);
      return heaps;
    },
    close: () => browser.close(),
  };
}

async function openDashboard(browser: Browser, url: string, who: { username: string; password: string }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const answer = await context.request.post(`${url}/api/v1/session`, { data: who });
  if (!answer.ok()) throw new Error(`The dashboard could not be signed in at: ${answer.status()}`);
  return show(await context.newPage(), url);
}

async function openKiosk(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  return show(await context.newPage(), url);
}

async function show(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.getByRole('main').waitFor();
  return page;
}

async function heapBytes(page: Page): Promise<number> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  await inspector.detach();
  return usedSize;
}
