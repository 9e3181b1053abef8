import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { build, type Configuration, Platform } from 'electron-builder';
import { writeStubElectron } from './stub-electron.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
type PackPlatform = 'linux' | 'win';

/** Runs electron-builder as a release would, with the stub for Electron; returns the folder with its output. */
export async function pack(platform: PackPlatform, target: string, more: Configuration = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `hycon-pack-${platform}-`));
  const electronDist = writeStubElectron(join(folder, 'electron'), platform);
  const output = join(folder, 'dist');
  await build({
    projectDir: ROOT,
    targets: (platform === 'win' ? Platform.WINDOWS : Platform.LINUX).createTarget(target),
    config: { ...more, electronDist, directories: { output } },
  });
  return output;
}

/** Every file in an app.asar, and of those the ones that lie beside it because they can't be loaded from within. */
export function asarFiles(resources: string): { all: string[]; unpacked: string[] } {
  const archive = join(resources, 'app.asar');
  const { header } = getRawHeader(archive);
  const entries = listPackage(archive, { isPack: true }).map((line) => {
    const [state = '', path = ''] = line.split(/\s*:\s*/);
    return { isUnpacked: state.startsWith('unpack'), path: path.replaceAll('\\', '/').slice(1) };
  });
  const files = entries.filter(({ path }) => isFile(header, path));
  return {
    all: files.map(({ path }) => path).sort(),
    unpacked: files.filter(({ isUnpacked }) => isUnpacked).map(({ path }) => path),
  };
}

export async function fusesOf(executable: string): Promise<Record<string, string>> {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<string, number>;
  const named = Object.entries(FUSES).map(([index, name]) => [name, STATES[wire[index] ?? 0] ?? 'unknown']);
  return Object.fromEntries(named) as Record<string, string>;
}

/** By place in the wire; in @electron/fuses these are const enums' names, which do not exist at run time. */
const FUSES: Record<number, string> = {
  0: 'runAsNode',
  1: 'cookieEncryption',
  2: 'nodeOptions',
  3: 'nodeCliInspect',
  4: 'asarIntegrity',
  5: 'onlyLoadAppFromAsar',
  6: 'browserProcessV8Snapshot',
  7: 'fileProtocolExtraPrivileges',
};
const STATES: Record<number, string> = { 48: 'off', 49: 'on', 114: 'removed', 144: 'inherit' };

type Node = { files?: Record<string, Node> };

function isFile(header: unknown, path: string): boolean {
  let node = header as Node;
  for (const name of path.split('/')) node = node.files?.[name] ?? {};
  return node.files === undefined;
}
