import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { readDemoNotes } from '../server/demo/describe.ts';
import { electronBinary, FETCH_WITHIN_MINUTES, fetchElectron } from './electron-binary.ts';
import { childEnv, ROOT, start } from './run.ts';

export interface KioskPlace {
  /** The hub's address. */
  url: string;
  /** The hub's data folder; the kiosk keeps its own beside the store. */
  data: string;
}

/** Opens the kiosk in Electron, or says plainly why not; resolves with its process if there is one. */
export async function openKiosk({ url, data }: KioskPlace): Promise<ChildProcess | undefined> {
  const binary = hasDisplay() ? await binaryOrReason() : { reason: 'this machine has no display' };
  if ('reason' in binary) {
    console.log(`The kiosk does not open in a window of its own: ${binary.reason}.`);
    console.log('Open it in a browser instead, at any of the kiosk addresses above. Ctrl-C stops the hub.');
    return undefined;
  }
  console.log('The kiosk opens in its own window; closing it leaves the hub running. Ctrl-C stops everything.');
  const child = start(binary.path, kioskArguments(data), {
    env: kioskEnv(url, data),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('error', (error) => console.log(`The kiosk could not be opened: ${error.message}.`));
  child.once('exit', (code) => {
    if (code !== 0 && code !== null)
      console.log(`The kiosk ended with code ${code}. Its addresses above work in a browser.`);
  });
  return child;
}

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function binaryOrReason(): Promise<{ path: string } | { reason: string }> {
  const path = electronBinary();
  if (path !== undefined) return { path };
  console.log(
    `Fetching Electron for the kiosk’s window, once (about 110 MB, at most ${FETCH_WITHIN_MINUTES} minutes) …`,
  );
  const fetched = await fetchElectron((megabytes) => console.log(`  ${megabytes} MB`));
  return 'path' in fetched ? fetched : { reason: `Electron could not be fetched (${fetched.reason})` };
}

function kioskArguments(data: string): string[] {
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...rootFlags, ROOT, `--user-data-dir=${join(data, 'kiosk')}`];
}

/** A window that can be closed: who tries the project must not be locked out of their own computer. */
function kioskEnv(url: string, data: string): NodeJS.ProcessEnv {
  const token = readDemoNotes(data)?.stations[0]?.token;
  return childEnv({
    HYCON_HUB_URL: url,
    HYCON_WINDOWED: 'true',
    ...(token === undefined ? {} : { HYCON_STATION_TOKEN: token }),
  });
}
