import { spawn } from 'node:child_process';
import { _electron as electron } from 'playwright-core';
import { type Exit, type Kiosk, type KioskWindow, type LaunchOptions, ROOT } from './kiosk.ts';

const notHere = (what: string) => Promise.reject(new Error(`${what}: the stand-in only`));

/** The same kiosk in the real Electron. */
export async function launchElectron(executablePath: string, options: LaunchOptions): Promise<Kiosk> {
  const app = await electron.launch({ executablePath, args: argsOf(options), env: envOf(options) });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)));
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );

  const windows = async (): Promise<KioskWindow[]> => {
    const found = app.windows().map(async (page) => {
      const handle = await app.browserWindow(page);
      return { id: await handle.evaluate((window) => window.id), page };
    });
    return (await Promise.all(found)).sort((a, b) => a.id - b.id);
  };

  return {
    runtime: 'electron',
    userDataDir: options.userDataDir,
    pid: child.pid ?? -1,
    page: await app.firstWindow(),
    currentPage: () => app.firstWindow(),
    windows,
    inMain: (run, arg) => app.evaluate(run as never, arg) as Promise<never>,
    mainCalls: () => notHere('mainCalls'),
    setDisplays: () => notHere('setDisplays'),
    leaveFor: () => notHere('leaveFor'),
    output: () => output,
    exited,
    close: async () => {
      await app.evaluate(({ app: main }) => main.exit(0)).catch(() => undefined);
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export async function runElectronToExit(
  executablePath: string,
  options: LaunchOptions,
): Promise<Exit & { output: string }> {
  const child = spawn(executablePath, argsOf(options), { env: envOf(options) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })));
}

function argsOf({ userDataDir, args = [] }: LaunchOptions): string[] {
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...rootFlags, ROOT, `--user-data-dir=${userDataDir}`, ...args];
}

function envOf({ env = {} }: LaunchOptions): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(defined), ...env };
}
