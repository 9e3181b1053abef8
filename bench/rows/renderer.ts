import type { Page } from 'playwright-core';
import { type BenchOptions, byFigure, type Figure, type Row } from '../figure.ts';
import { onBusyFloor, withBrowser } from '../renderer/busy-floor.ts';

const TILES = 1000;
const FACTS_PER_S = 500;
const MS_PER_S = 1000;
/** Of the main thread of one core. */
const AT_MOST_PERCENT = 25;

/** The dashboard's main thread, in real Chromium, while facts arrive all the time. */
export const renderer: Row = { name: 'renderer', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const runs = await withBrowser(async (browser) => {
    const shares: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const busy = { tiles: TILES, factsPerS: FACTS_PER_S };
      shares.push(await onBusyFloor(browser, busy, (page) => workShare(page, seconds)));
    }
    return shares;
  });
  const name = `renderer's main thread, ${TILES} tiles, ${FACTS_PER_S} facts/s`;
  return [byFigure({ name, unit: '%', bound: { atMost: AT_MOST_PERCENT }, runs })];
}

async function workShare(page: Page, seconds: number): Promise<number> {
  const worked = await taskTime(page);
  const startedAt = performance.now();
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), seconds * MS_PER_S);
  return (100 * (await worked())) / ((performance.now() - startedAt) / MS_PER_S);
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
