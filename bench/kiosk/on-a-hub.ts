import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needScreens } from '../../scripts/screens-build.ts';
import { HubProcess } from '../../tests/electron/hub-process.ts';
import type { Kiosk } from '../../tests/electron/kiosk.ts';
import { launchKiosk } from '../../tests/electron/launch.ts';

interface Place {
  hub: HubProcess;
  /** Starts the built kiosk, in the same folder each time. */
  launch(): Promise<Kiosk>;
}

/** A hub, not yet running, with one instrument, and the kiosk that stands there. */
export async function withKioskPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  await needScreens();
  const userDataDir = mkdtempSync(join(tmpdir(), 'hycon-bench-kiosk-'));
  const hub = new HubProcess();
  const launch = () =>
    launchKiosk({ userDataDir, env: { HYCON_HUB_URL: hub.url, HYCON_STATION_TOKEN: hub.stationToken } });
  try {
    return await work({ hub, launch });
  } finally {
    await hub.close();
    rmSync(userDataDir, { recursive: true, force: true });
  }
}
