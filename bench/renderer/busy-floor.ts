import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../scripts/find-chromium.ts';
import { needScreens } from '../../scripts/screens-build.ts';
import { BusyHub } from './busy-hub.ts';

const MS_PER_S = 1000;
/** Facts are told in ticks as short as a timer goes, so that they come about as evenly as a lab makes them. */
const TICK_MS = 10;

export interface Busy {
  tiles: number;
  factsPerS: number;
}

/** A browser with the screens as they are built now. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  await needScreens();
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The dashboard's floor in a page of its own, shown and with facts arriving all the time. */
export async function onBusyFloor<T>(
  browser: Browser,
  { tiles, factsPerS }: Busy,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const hub = new BusyHub(tiles);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(await hub.start());
  await page.getByText('Instrument 0', { exact: true }).waitFor();
  const [begun, before] = [performance.now(), hub.told];
  const busy = setInterval(() => {
    const due = ((performance.now() - begun) / MS_PER_S) * factsPerS;
    while (hub.told - before < due) hub.tell();
  }, TICK_MS);
  try {
    await page
      .getByText(/Person \d+/)
      .first()
      .waitFor();
    return await work(page);
  } finally {
    clearInterval(busy);
    await page.close();
    await hub.close();
  }
}
