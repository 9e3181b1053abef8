import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { systemRoot } from './config/sources.ts';

/** What tells this machine from a copy of its disk, as hashes. The id is absent where the system gives none. */
export interface Machine {
  machineId?: string;
  host: string;
}

/** The system, as far as it says which machine this is; passed in, so that a test can be any machine. */
export interface MachineSources {
  platform: NodeJS.Platform;
  host: string;
  readText(path: string): Promise<string>;
  /** The output of a program that is run once. */
  run(file: string, args: string[]): Promise<string>;
  systemRoot: string;
}

/** A registry that does not answer in this time must not keep the kiosk from starting. */
const RUN_TIMEOUT_MS = 5_000;

/**
 * The machine that this process runs on. A copied disk has the id of its original until it was made a machine of its own
 * (sysprep, systemd-machine-id-setup), but is given another name before it meets the original on one network: either
 * one tells.
 */
export async function machine(sources: MachineSources = thisSystem()): Promise<Machine> {
  const machineId = await idOf(sources).catch(() => undefined);
  return { host: hash(sources.host), ...(machineId !== undefined && { machineId: hash(machineId) }) };
}

async function idOf({ platform, readText, run, systemRoot: root }: MachineSources): Promise<string | undefined> {
  if (platform === 'linux') return /^[0-9a-f]{32}$/m.exec(await readText('/etc/machine-id'))?.[0];
  if (platform !== 'win32') return undefined;
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
  const said = await run(`${root}\\System32\\reg.exe`, ['query', key, '/v', 'MachineGuid', '/reg:64']);
  return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(said)?.[1];
}

/** The id itself is the system's secret, which need not lie in another file. */
const hash = (text: string): string => createHash('sha256').update(`hycon machine ${text}`).digest('hex');

const thisSystem = (): MachineSources => ({
  platform: process.platform,
  host: hostname(),
  readText: (path) => readFile(path, 'utf8'),
  run: async (file, args) => {
    const { stdout } = await promisify(execFile)(file, args, { timeout: RUN_TIMEOUT_MS, windowsHide: true });
    return stdout;
  },
  systemRoot: systemRoot(),
});
