import type { Page } from 'playwright-core';
import { type BenchOptions, byFigure, type Figure, type Row } from '../figure.ts';
import { onBusyFloor, withBrowser } from '../renderer/busy-floor.ts';

const TILES = 1000;
const FACTS_PER_S = 100;
const AT_LEAST_FRAMES = 50;
const MS_PER_S = 1000;
/** As fast as somebody looks through a long list: about three of its rows a second. */
const STEP_PX = 12;

/** How many frames a second the floor shows while somebody scrolls through all of it and facts arrive. */
export const scrolling: Row = { name: 'scrolling', run };

async function run({ rounds, seconds }: BenchOptions): Promise<Figure[]> {
  const runs = await withBrowser(async (browser) => {
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const busy = { tiles: TILES, factsPerS: FACTS_PER_S };
      rates.push(await onBusyFloor(browser, busy, (page) => framesPerS(page, seconds)));
    }
    return rates;
  });
  const name = `scrolling, ${TILES} tiles, ${FACTS_PER_S} facts/s`;
  return [byFigure({ name, unit: 'frames/s', bound: { atLeast: AT_LEAST_FRAMES }, runs })];
}

/** Scrolls down and up by a step a frame, and counts the frames. */
async function framesPerS(page: Page, seconds: number): Promise<number> {
  const { frames, ms, moved } = await page.evaluate(
    async ([forMs, stepPx]) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const bottom = document.documentElement.scrollHeight - window.innerHeight;
      const startedAt = await frame();
      const places = new Set<number>();
      let at = startedAt;
      let count = 0;
      let step: number = stepPx;
      while (at - startedAt < forMs) {
        window.scrollBy(0, step);
        at = await frame();
        count += 1;
        places.add(window.scrollY);
        if (window.scrollY >= bottom) step = -stepPx;
        if (window.scrollY <= 0) step = stepPx;
      }
      return { frames: count, ms: at - startedAt, moved: places.size };
    },
    [seconds * MS_PER_S, STEP_PX] as const,
  );
  if (moved < frames / 2) throw new Error('The floor did not scroll.');
  return frames / (ms / MS_PER_S);
}
