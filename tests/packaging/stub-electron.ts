import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What @electron/fuses looks for in a binary; behind it come the wire's version, its length, and a byte a fuse. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
const FUSE_COUNT = 9;
const EN_US = { lang: 0x0409, codepage: 1200 };

/**
 * A folder that electron-builder takes for an Electron distribution, so that packaging is tested without the download:
 * the fuses of a real one, all at "0", and on Windows an executable with a version resource to edit.
 */
export function writeStubElectron(folder: string, platform: 'linux' | 'win'): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const locale of ['de', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  writeFileSync(join(folder, 'LICENSE'), 'the licence of Electron');
  if (platform === 'linux') writeFileSync(join(folder, 'electron'), fuseWire(), { mode: 0o755 });
  else writeFileSync(join(folder, 'electron.exe'), windowsExecutable());
  return folder;
}

function fuseWire(): Buffer {
  const wire = '0'.repeat(FUSE_COUNT);
  return Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([FUSE_VERSION, FUSE_COUNT]), Buffer.from(wire)]);
}

function windowsExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = EN_US.lang;
  version.setStringValues(EN_US, { ProductName: 'Electron', CompanyName: 'GitHub, Inc.' });
  version.setFileVersion('45.4.1', EN_US.lang);
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const wire = fuseWire();
  executable.setExtraData(new Uint8Array(wire).buffer);
  return Buffer.from(executable.generate());
}
