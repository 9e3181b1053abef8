import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asarFiles, fusesOf, pack, ROOT } from './pack.ts';

const PACK_TIMEOUT_MS = 120_000;
const UPGRADE_CODE = 'C0AB16E4-02C3-4326-A3C8-7321E123EEA4';
const FUSES = {
  runAsNode: 'off',
  cookieEncryption: 'on',
  nodeOptions: 'off',
  nodeCliInspect: 'off',
  asarIntegrity: 'on',
  onlyLoadAppFromAsar: 'on',
  browserProcessV8Snapshot: 'off',
  fileProtocolExtraPrivileges: 'off',
};

/** All that may be in the archive; every pattern must also match something, or it is no longer needed. */
const ALLOWED = (native: string) => [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.js$/,
  /^out\/preload\/bridge\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/.+\.(js|css|woff2?|svg|png|ico|webmanifest)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
  new RegExp(`^node_modules/better-sqlite3/prebuilds/${native}\\.node$`),
];

beforeAll(() => {
  for (const built of ['main/start.js', 'preload/bridge.cjs', 'renderer/index.html'])
    if (!existsSync(join(ROOT, 'out', built))) throw new Error(`out/${built} is not built: npm run build`);
});

describe.each([
  { platform: 'linux', executable: 'hycon', native: 'linux-x64' },
  { platform: 'win', executable: 'HyCON.exe', native: 'win32-x64' },
] as const)('the package for $platform', ({ platform, executable, native }) => {
  let folder = '';
  beforeAll(async () => {
    folder = join(await pack(platform, 'dir'), `${platform}-unpacked`);
  }, PACK_TIMEOUT_MS);
  afterAll(() => rmSync(dirname(dirname(folder)), { recursive: true }));

  test('P-1 holds the bundle and its one dependency, and nothing else', () => {
    const { all } = asarFiles(join(folder, 'resources'));
    const patterns = ALLOWED(native);
    expect(all.filter((path) => !patterns.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(patterns.filter((pattern) => !all.some((path) => pattern.test(path)))).toEqual([]);
  });

  test('P-2 has the native file of its own platform, on disk, and no other', () => {
    const file = `node_modules/better-sqlite3/prebuilds/${native}.node`;
    expect(asarFiles(join(folder, 'resources')).unpacked).toEqual([file]);
    const shipped = readFileSync(join(folder, 'resources/app.asar.unpacked', file));
    expect(shipped.equals(readFileSync(join(ROOT, file)))).toBe(true);
    expect(nodeFilesIn(folder)).toEqual([join('resources/app.asar.unpacked', file)]);
  });

  test('P-3 has each fuse as decided', async () => {
    expect(await fusesOf(join(folder, executable))).toEqual(FUSES);
  });

  test('P-4 names its main entry as it is in the archive', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { main: string };
    expect(asarFiles(join(folder, 'resources')).all).toContain(manifest.main);
  });

  if (platform !== 'win') return;
  test('P-5 has our name, version and icon in the executable, and the seal of its archive', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(join(folder, executable))));
    const [version] = Resource.VersionInfo.fromEntries(entries);
    const [language] = version?.getAllLanguagesForStringValues() ?? [];
    const strings = language && version?.getStringValues(language);
    expect(strings).toMatchObject({ ProductName: 'HyCON', FileDescription: 'HyCON', FileVersion: manifest.version });
    expect(Resource.IconGroupEntry.fromEntries(entries)[0]?.icons.length).toBe(7);
    const seal = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
    expect(Buffer.from(seal?.bin ?? new ArrayBuffer()).toString()).toMatch(/"alg":"SHA256","value":"[0-9a-f]{64}"/);
  });
});

test('P-6 the MSI is per machine, keeps its upgrade code, and opens nothing by itself', {
  timeout: PACK_TIMEOUT_MS,
}, async () => {
  let project = '';
  const enough = new Error('the project is all that is wanted; compiling it needs WiX');
  const msiProjectCreated = (path: string) => {
    project = readFileSync(path, 'utf8');
    throw enough;
  };
  await expect(pack('win', 'msi', { msiProjectCreated })).rejects.toThrow(enough.message);
  expect(project.match(/UpgradeCode="([^"]+)"/)?.[1]).toBe(UPGRADE_CODE);
  expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
  expect(project).toContain('Id="ProgramFiles64Folder"');
  expect(project).not.toContain('runAfterFinish');
  expect(project).not.toContain('desktopShortcut');
  expect(project).toContain('startMenuShortcut');
  expect(project).toContain('icon.ico');
});

function nodeFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.node'));
}
