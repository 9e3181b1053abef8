import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedSettings, thisSystem } from './policy.ts';
import type { ConfigSources } from './read.ts';

export const configFile = (userData: string): string => join(userData, 'config.json');

/** Reads everything that can say how this kiosk is set up, once. The only place in this process that sees the environment. */
export function configSources(userData: string): ConfigSources {
  const path = configFile(userData);
  // biome-ignore lint/style/noProcessEnv: this is the one file of the process that reads it.
  const environment = process.env;
  const managed = managedSettings(thisSystem(systemRoot()));
  return { file: { path, text: textOf(path) }, environment, arguments: process.argv.slice(1), managed };
}

/** Where electron-vite serves the page while it is worked on; only ever followed by an unpackaged build. */
export function devPageUrl(): string | undefined {
  // biome-ignore lint/style/noProcessEnv: this is the one file of the process that reads it.
  return process.env['ELECTRON_RENDERER_URL'];
}

/** Where Windows is, for its own programs: by name alone another one could be run. */
export function systemRoot(): string {
  // biome-ignore lint/style/noProcessEnv: this is the one file of the process that reads it.
  return process.env['SystemRoot'] ?? 'C:\\Windows';
}

/** No file is fine; one that can't be read is not the same as none. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} can't be read: ${(error as Error).message}`, { cause: error });
  }
}
