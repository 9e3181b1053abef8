import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../scripts/find-chromium.ts';
import { buildScreens } from '../../scripts/screens-build.ts';
import type { BenchOptions, Figure, Row } from '../figure.ts';
import { BusyHub } from '../renderer/busy-hub.ts';

const TILES = 1000;
const FACTS_PER_S = 500;
const MS_PER_S = 1000;
/** Facts are told in ticks as short as a timer goes, so that they come about as evenly as a lab makes them. */
const TICK_MS = 10;
/** Of the main thread of one core. */
const AT_MOST_PERCENT = 25;

/** The dashboard's main thread, in real Chromium, while facts arrive all the time. */
export const renderer: Row = { name: 'renderer', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  if (!(await buildScreens())) throw new Error('The screens can’t be built.');
  const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  const shares: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) shares.push(await measure(browser, seconds));
  } finally {
    await browser.close();
  }
  const percent = shares.toSorted((a, b) => a - b)[Math.floor(shares.length / 2)] ?? Number.NaN;
  return [
    {
      name: `renderer's main thread, ${TILES} tiles, ${FACTS_PER_S} facts/s`,
      unit: '%',
      hub: percent,
      judged: percent,
      bound: `≤ ${AT_MOST_PERCENT} %`,
      ok: percent <= AT_MOST_PERCENT,
      runs: { hub: shares, bare: [] },
    },
  ];
}

async function measure(browser: Browser, seconds: number): Promise<number> {
  const hub = new BusyHub(TILES);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(await hub.start());
  await page.getByText('Instrument 0', { exact: true }).waitFor();
  const [begun, before] = [performance.now(), hub.told];
  const busy = setInterval(() => {
    const due = ((performance.now() - begun) / MS_PER_S) * FACTS_PER_S;
    while (hub.told - before < due) hub.tell();
  }, TICK_MS);
  await page
    .getByText(/Person \d+/)
    .first()
    .waitFor();
  const worked = await taskTime(page);
  const startedAt = performance.now();
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), seconds * MS_PER_S);
  const share = (100 * (await worked())) / ((performance.now() - startedAt) / MS_PER_S);
  clearInterval(busy);
  await page.close();
  await hub.close();
  return share;
}

/** Reads for how long the page's main thread has worked since now, in seconds of its own processor time. */
async function taskTime(page: Page): Promise<() => Promise<number>> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await inspector.send('Performance.getMetrics');
    return metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  return async () => (await read()) - before;
}
