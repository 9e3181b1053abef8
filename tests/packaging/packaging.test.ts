import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIOSK_SETTINGS } from '../../main/config/schema.ts';
import { msiProjectCreated } from '../../scripts/msi-properties.ts';
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

describe('the MSI', () => {
  let project = '';
  beforeAll(async () => {
    const enough = new Error('the project is all that is wanted; compiling it needs WiX');
    const hook = /^msiProjectCreated: (.+)$/m.exec(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'))?.[1] ?? '';
    const ours = (await import(join(ROOT, hook))) as { msiProjectCreated(file: string): void };
    const msiProjectCreated = (path: string) => {
      ours.msiProjectCreated(path);
      project = readFileSync(path, 'utf8');
      throw enough;
    };
    await expect(pack('win', 'msi', { msiProjectCreated })).rejects.toThrow(enough.message);
  }, PACK_TIMEOUT_MS);

  test('P-6 is per machine, keeps its upgrade code, and opens nothing by itself', () => {
    expect(project.match(/UpgradeCode="([^"]+)"/)?.[1]).toBe(UPGRADE_CODE);
    expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
    expect(project).toContain('Id="ProgramFiles64Folder"');
    expect(project).not.toContain('runAfterFinish');
    expect(project).not.toContain('desktopShortcut');
    expect(project).toContain('startMenuShortcut');
    expect(project).toContain('icon.ico');
  });

  test.each([
    ['HUB_URL', 'hubUrl', { hidden: '', kept: 'NOT HUB_URL AND PREV_HUB_URL' }],
    ['STATION_NAME', 'stationName', { hidden: '', kept: 'NOT STATION_NAME AND PREV_STATION_NAME' }],
    [
      'ENROLLMENT_KEY',
      'enrollmentKey',
      { hidden: ' Hidden="yes"', kept: 'NOT ENROLLMENT_KEY AND PREV_ENROLLMENT_KEY AND Installed' },
    ],
  ])(
    'P-7 %s on its command line is the setting %s where a kiosk looks for it',
    (property, setting, { hidden, kept }) => {
      const place = `Root="HKLM" Key="SOFTWARE\\HyCON\\Kiosk" Name="${setting}"`;
      expect(project).toContain(`<Property Id="${property}" Secure="yes"${hidden}/>`);
      expect(project).toContain(`<RegistrySearch Id="PREV_${property}" ${place} Type="raw"`);
      expect(project).toContain(`>${kept}</SetProperty>`);
      const components = project.slice(project.indexOf('<ComponentGroup '), project.indexOf('</ComponentGroup>'));
      const component = components.match(new RegExp(`<Component Id="Setting_${setting}"[^]*?</Component>`))?.[0];
      expect(component).toContain(`<Condition>${property}</Condition>`);
      expect(component).toContain(`<RegistryValue ${place} Type="string" Value="[${property}]" KeyPath="yes"/>`);
      expect(KIOSK_SETTINGS).toContain(setting);
    },
  );

  test('P-7 a template that has no place for them, or two, fails the build', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'hycon-wxs-')), 'project.wxs');
    for (const wrong of ['<Wix/>', project]) {
      writeFileSync(file, wrong === project ? project.replace('</Wix>', '<Directory Id="TARGETDIR"/></Wix>') : wrong);
      expect(() => msiProjectCreated(file)).toThrow('exactly once');
    }
    rmSync(dirname(file), { recursive: true });
  });
});

function nodeFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.node'));
}
