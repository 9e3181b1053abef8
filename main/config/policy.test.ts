import { expect, test } from 'vitest';
import { managedSettings, type PolicySources } from './policy.ts';
import { readConfig } from './read.ts';

const MACHINE = 'HKLM\\SOFTWARE\\Policies\\HyCON\\Kiosk';
const USER = 'HKCU\\SOFTWARE\\Policies\\HyCON\\Kiosk';
const INSTALLED = 'HKLM\\SOFTWARE\\HyCON\\Kiosk';
const KEY = 'hycon_enrollment_0123456789';

/** What `reg.exe` prints of a key. */
const printed = (key: string, values: readonly string[]) =>
  `\r\n${key.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\r\n${values.map((one) => `    ${one}\r\n`).join('')}\r\n`;

const windows = (keys: Record<string, readonly string[]>): PolicySources => ({
  platform: 'win32',
  query: (key) => {
    const values = keys[key];
    if (values === undefined)
      throw Object.assign(new Error('unable to find the specified registry key'), { status: 1 });
    return printed(key, values);
  },
  readText: () => {
    throw new Error('Windows has no such file');
  },
});

const linux = (text?: string): PolicySources => ({
  platform: 'linux',
  query: () => {
    throw new Error('Linux has no registry');
  },
  readText: () => {
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  },
});

const read = (sources: PolicySources, more: { text?: string; environment?: Record<string, string> } = {}) =>
  readConfig({
    file: { path: 'config.json', text: more.text },
    environment: more.environment ?? {},
    arguments: ['.', '--bar-edge=bottom'],
    managed: managedSettings(sources),
  });

test('K-34 the machine’s policy goes before the user’s, that before the command line, the installer’s before the file', () => {
  const sources = windows({
    [MACHINE]: ['hubUrl    REG_SZ    https://hub.example:4180', 'BarHeightPx    REG_DWORD    0x64'],
    [USER]: ['hubUrl    REG_SZ    https://of.the.user', 'barEdge    REG_SZ    top'],
    [INSTALLED]: [`enrollmentKey    REG_SZ    ${KEY}`, 'stationName    REG_SZ    Bench 4 by the window'],
  });
  const text = JSON.stringify({ enrollmentKey: 'of the file', stationName: 'Of the file', nightlyReloadAt: 'never' });
  const environment = { HYCON_HUB_URL: 'http://environment', HYCON_STATION_NAME: 'Of the environment' };
  expect(read(sources, { text, environment })).toEqual({
    config: {
      hubUrl: 'https://hub.example:4180',
      barEdge: 'top',
      barHeightPx: 100,
      enrollmentKey: KEY,
      stationName: 'Of the environment',
      nightlyReloadAt: 'never',
      windowed: false,
    },
  });
});

test('K-34 no policy changes nothing', () => {
  const none = { config: expect.objectContaining({ barEdge: 'bottom', hubUrl: 'http://127.0.0.1:4180' }) };
  expect(read(windows({}))).toEqual(none);
  expect(read(linux())).toEqual(none);
  expect(read({ ...linux(), platform: 'darwin' })).toEqual(none);
});

test('K-34 a value that is empty is none', () => {
  const sources = windows({ [INSTALLED]: ['enrollmentKey    REG_SZ    ', 'stationName    REG_SZ    Bench 4'] });
  expect(read(sources)).toEqual({ config: expect.not.objectContaining({ enrollmentKey: expect.anything() }) });
  expect(read(sources)).toMatchObject({ config: { stationName: 'Bench 4' } });
});

test('K-34 a file of the administrator is a policy on Linux', () => {
  const text = JSON.stringify({ hubUrl: 'https://hub.example', barEdge: 'top', windowed: false });
  expect(read(linux(text))).toMatchObject({ config: { hubUrl: 'https://hub.example', barEdge: 'top' } });
});

test.each([
  ['a name that is none', windows({ [MACHINE]: ['hubURI    REG_SZ    x'] }), `“hubURI” in ${MACHINE} is not a setting`],
  ['a value that is none', windows({ [USER]: ['barEdge    REG_SZ    left'] }), `“barEdge” in ${USER} can't be used`],
  ['a file with a wrong value', linux('{"hubUrl":1}'), '“hubUrl” in /etc/hycon/kiosk.json can'],
])('K-34 %s stops the start and is named', (_what, sources, problem) => {
  expect(read(sources)).toEqual({ problem: expect.stringContaining(problem) });
});

test('K-34 what can’t be read is not the same as nothing', () => {
  expect(() => read(linux('{'))).toThrow('/etc/hycon/kiosk.json');
  const broken: PolicySources = {
    ...windows({}),
    query: () => {
      throw Object.assign(new Error('timed out'), { status: null });
    },
  };
  expect(() => read(broken)).toThrow('timed out');
});
