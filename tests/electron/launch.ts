import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Exit, type Kiosk, type KioskOptions, type LaunchOptions, MAIN_ENTRY, ROOT } from './kiosk.ts';
import { launchElectron, runElectronToExit } from './launch-electron.ts';
import { launchStandIn } from './launch-stand-in.ts';
import { MainProcess } from './main-process.ts';

/** Starts the built kiosk: in the real Electron where its binary is present, else in the stand-in. */
export async function launchKiosk(options: KioskOptions = {}): Promise<Kiosk> {
  if (!existsSync(MAIN_ENTRY)) throw new Error(`${MAIN_ENTRY} is not built: npm run build`);
  const userDataDir = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'hycon-kiosk-'));
  const binary = electronBinary();
  return binary === undefined
    ? launchStandIn({ ...options, userDataDir })
    : launchElectron(binary, { ...options, userDataDir });
}

/** Which of the two a launch here will take. */
export const kioskRuntime = (): Kiosk['runtime'] => (electronBinary() === undefined ? 'stand-in' : 'electron');

/** The real binary, only if it is on this disk already: asking the npm package for it would start a download. */
function electronBinary(): string | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules/electron/dist');
  const pathFile = join(ROOT, 'node_modules/electron/path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = join(folder, name);
  return existsSync(binary) ? binary : undefined;
}

/** Starts the kiosk where it is expected to end by itself - a second instance, a bad config - and waits for that. */
export async function runKioskToExit(options: LaunchOptions): Promise<Exit & { output: string }> {
  const binary = electronBinary();
  if (binary !== undefined) return runElectronToExit(binary, options);
  const main = new MainProcess(MAIN_ENTRY, options);
  return { ...(await main.exited), output: main.output() };
}
