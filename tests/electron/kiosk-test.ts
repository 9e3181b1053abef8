import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { KioskBridge } from '../../client/kiosk-bridge.ts';
import { HubProcess } from './hub-process.ts';
import type { Kiosk, KioskOptions } from './kiosk.ts';
import { kioskRuntime, launchKiosk } from './launch.ts';

declare global {
  interface Window {
    readonly hycon: KioskBridge;
  }
}

/** Nothing listens there: a kiosk without a hub, unless a test gives it one. */
const NO_HUB = 'http://127.0.0.1:9';

interface KioskFixtures {
  /** A folder for one kiosk's things, gone after the test. */
  userDataDir: string;
  /** Starts a kiosk in that folder; it ends with the test. */
  launch(options?: KioskOptions): Promise<Kiosk>;
  /** A hub of the test's own, which runs from the beginning. */
  hub: HubProcess;
}

export const test = base.extend<KioskFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from this pattern.
  userDataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hycon-kiosk-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  },
  launch: async ({ userDataDir }, use, testInfo) => {
    testInfo.annotations.push({ type: 'runtime', description: kioskRuntime() });
    const started: Kiosk[] = [];
    await use(async (options = {}) => {
      const kiosk = await launchKiosk({ userDataDir, ...options, env: { HYCON_HUB_URL: NO_HUB, ...options.env } });
      started.push(kiosk);
      return kiosk;
    });
    for (const kiosk of started) {
      await kiosk.close();
      await testInfo.attach(`main process ${kiosk.pid}`, { body: kiosk.output() });
    }
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  hub: async ({}, use) => {
    const hub = new HubProcess();
    await hub.start();
    await use(hub);
    await hub.close();
  },
});

/** How a kiosk finds its hub, as the station that stands at the hub's instrument. */
export const envOf = (hub: HubProcess) => ({ HYCON_HUB_URL: hub.url, HYCON_STATION_TOKEN: hub.stationToken });

/** For what only the stand-in can do, such as plugging in a display. */
export const onStandInOnly = () =>
  test.skip(
    kioskRuntime() !== 'stand-in',
    'the real Electron has no way to be told of displays or asked for its calls',
  );
