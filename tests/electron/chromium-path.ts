import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** What Chromium needs on a plain CI machine: it may run as root, has no GPU, and must not phone home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
];

/** The browser that tests run in: the one that was asked for, then Playwright's own, then the system's. */
export function chromiumPath(): string {
  const candidates = [process.env['HYCON_CHROMIUM'], chromium.executablePath(), ...systemPaths()];
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found !== undefined) return found;
  throw new Error('No Chromium was found. Install one (apt install chromium) or name it in HYCON_CHROMIUM.');
}

function systemPaths(): string[] {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}
