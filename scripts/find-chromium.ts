import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ANSWER_WITHIN_MS = 20_000;

/** What Chromium needs on a plain CI machine: it may run as root, has no GPU, and must not phone home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
];

/** The browser that was asked for in HYCON_CHROMIUM, then Playwright's own, then the system's: the first that starts. */
export function findChromium(): string | undefined {
  const candidates = [process.env['HYCON_CHROMIUM'], chromium.executablePath(), ...systemPaths()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path) && answers(path));
}

/** The same, where there is nothing to do without one. */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  throw new Error('No Chromium was found. Install one (apt install chromium) or name it in HYCON_CHROMIUM.');
}

function systemPaths(): string[] {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A download without the system's libraries is there and yet can't run. */
function answers(path: string): boolean {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { timeout: ANSWER_WITHIN_MS, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
