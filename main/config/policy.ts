import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { KIOSK_SETTINGS } from './schema.ts';

/** Settings as somebody gave them who runs many kiosks, and where, for messages. Values are text, read like the environment's. */
export interface Given {
  where: string;
  values: Readonly<Record<string, unknown>>;
}

/** Where nobody but an administrator writes: `policy` goes before all else, `installed` before the user's own file only. */
export interface ManagedSettings {
  policy: Given[];
  installed: Given[];
}

/** The system, as far as it holds settings; passed in, so that a test can be any of them. */
export interface PolicySources {
  platform: NodeJS.Platform;
  /** The output of `reg.exe query KEY`; throws where there is no such key. */
  query(key: string): string;
  /** Throws with `ENOENT` where there is no such file. */
  readText(path: string): string;
}

const MACHINE_POLICY = 'HKLM\\SOFTWARE\\Policies\\HyCON\\Kiosk';
const USER_POLICY = 'HKCU\\SOFTWARE\\Policies\\HyCON\\Kiosk';
/** Written by the MSI's properties too: scripts/msi-properties.ts. */
const INSTALLED = 'HKLM\\SOFTWARE\\HyCON\\Kiosk';
const POLICY_FILE = '/etc/hycon/kiosk.json';

/** The weaker first: the machine's policy has the last word over the user's. */
export function managedSettings(sources: PolicySources): ManagedSettings {
  if (sources.platform === 'linux') return { policy: fromFile(POLICY_FILE, sources), installed: [] };
  if (sources.platform !== 'win32') return { policy: [], installed: [] };
  return {
    policy: [...fromRegistry(USER_POLICY, sources), ...fromRegistry(MACHINE_POLICY, sources)],
    installed: fromRegistry(INSTALLED, sources),
  };
}

/** `    hubUrl    REG_SZ    https://hub.example:4180`; names of Windows have no case. */
const VALUE = /^\s+(\S+)\s+(REG_SZ|REG_DWORD)[^\S\n]+(.*?)\s*$/gm;

function fromRegistry(where: string, { query }: PolicySources): Given[] {
  const text = outputOf(() => query(where));
  if (text === undefined) return [];
  const found = [...text.matchAll(VALUE)]
    // An installation that is repaired after the key was taken away writes it anew, with nothing in it.
    .filter(([, , , value]) => value !== '')
    .map(([, name = '', type, value = '']) => [
      KIOSK_SETTINGS.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name,
      type === 'REG_DWORD' ? String(Number(value)) : value,
    ]);
  return [{ where, values: Object.fromEntries(found) as Record<string, string> }];
}

/** No key is the ordinary thing, and `reg.exe` says so by its exit code. */
function outputOf(query: () => string): string | undefined {
  try {
    return query();
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return undefined;
    throw error;
  }
}

function fromFile(where: string, { readText }: PolicySources): Given[] {
  try {
    return [{ where, values: JSON.parse(readText(where)) as Record<string, unknown> }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`${where} can't be read: ${(error as Error).message}. Correct it, or remove it.`, { cause: error });
  }
}

/** A registry that does not answer in this time must not keep the kiosk from starting. */
const QUERY_TIMEOUT_MS = 5_000;

export const thisSystem = (systemRoot: string): PolicySources => ({
  platform: process.platform,
  query: (key) =>
    execFileSync(`${systemRoot}\\System32\\reg.exe`, ['query', key, '/reg:64'], {
      encoding: 'utf8',
      timeout: QUERY_TIMEOUT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  readText: (path) => readFileSync(path, 'utf8'),
});
