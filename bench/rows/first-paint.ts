import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { needScreens } from '../../scripts/screens-build.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { openStore } from '../../server/hub.ts';
import { newEquipment } from '../../tests/contract/lab.ts';
import { HubProcess } from '../../tests/electron/hub-process.ts';
import { launchKiosk } from '../../tests/electron/launch.ts';
import { type BenchOptions, byFigure, type Figure, type Row } from '../figure.ts';

const PIECES = 200;
const AT_MOST_MS = 1000;
const ROUNDS_OF_ONE_START = 5;

/** How soon a kiosk that starts without its hub shows the floor that it has kept. */
export const firstPaint: Row = { name: 'first-paint', run };

async function run({ rounds }: BenchOptions): Promise<Figure[]> {
  await needScreens();
  const userDataDir = mkdtempSync(join(tmpdir(), 'hycon-bench-kiosk-'));
  const hub = new HubProcess();
  const runs: number[] = [];
  try {
    await addEquipment(hub.folder, PIECES - 1);
    await hub.start();
    const env = { HYCON_HUB_URL: hub.url, HYCON_STATION_TOKEN: hub.stationToken };
    const first = await launchKiosk({ userDataDir, env });
    await first.page.getByText('Confocal').first().waitFor();
    await first.close();
    await hub.kill();
    for (let round = 0; round < rounds; round++) {
      const kiosk = await launchKiosk({ userDataDir, env });
      for (let i = 0; i < ROUNDS_OF_ONE_START; i++) runs.push(await paint(kiosk.page));
      await kiosk.close();
    }
  } finally {
    await hub.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
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
