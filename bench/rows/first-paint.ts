import type { Page } from 'playwright-core';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { newEquipment } from '../../tests/contract/lab.ts';
import { type BenchOptions, byFigure, type Figure, type Row } from '../figure.ts';
import { withKioskPlace } from '../kiosk/on-a-hub.ts';

const PIECES = 200;
const AT_MOST_MS = 1000;
const ROUNDS_OF_ONE_START = 5;

/** How soon a kiosk that starts without its hub shows the floor that it has kept. */
export const firstPaint: Row = { name: 'first-paint', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  const runs = await withKioskPlace(async ({ hub, launch }) => {
    await addEquipment(hub.folder, PIECES - 1);
    await hub.start();
    const first = await launch();
    await first.page.getByText('Confocal').first().waitFor();
    await first.close();
    await hub.kill();
    const paints: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const kiosk = await launch();
      for (let i = 0; i < ROUNDS_OF_ONE_START; i++) paints.push(await paint(kiosk.page));
      await kiosk.close();
    }
    return paints;
  });
  const name = `first paint of the kept floor, ${PIECES} pieces`;
  return [byFigure({ name, unit: 'ms', bound: { atMost: AT_MOST_MS }, runs })];
}

async function addEquipment(folder: string, count: number): Promise<void> {
  const store = await openStore(folder);
  const pieces = Array.from({ length: count }, (_, at) => newEquipment(`Instrument ${at}`));
  await writeDirectly(store, () => ({
    facts: pieces.map((equipment) => ({ type: 'equipment.created' as const, equipment })),
  }));
  await store.close();
}

/** Loads the page anew; from there to the frame in which the instrument stands, in milliseconds. */
async function paint(page: Page): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      // There is no body yet when the page begins.
      if (document.querySelector('body')?.innerText.includes('Confocal')) performance.mark('floor');
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.reload();
  const painted = await page.waitForFunction(() => performance.getEntriesByName('floor')[0]?.startTime);
  return Number(await painted.jsonValue());
}
