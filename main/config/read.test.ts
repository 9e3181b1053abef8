import { expect, test } from 'vitest';
import { type ConfigSources, readConfig } from './read.ts';

const PATH = '/data/config.json';
const sources = (more: Partial<Omit<ConfigSources, 'file'>> & { text?: string } = {}): ConfigSources => ({
  file: { path: PATH, text: more.text },
  environment: more.environment ?? {},
  arguments: more.arguments ?? [],
});
const DEFAULTS = {
  hubUrl: 'http://127.0.0.1:4180',
  barEdge: 'top',
  barHeightPx: 72,
  nightlyReloadAt: '03:30',
  windowed: false,
};

test('K-20 says nothing: the defaults', () => {
  expect(readConfig(sources())).toEqual({ config: DEFAULTS });
});

test('K-20 the command line goes before the environment, and that before the file', () => {
  const text = JSON.stringify({ hubUrl: 'http://file:1', barEdge: 'bottom', barHeightPx: 80 });
  const environment = { HYCON_HUB_URL: 'http://environment:1', HYCON_BAR_HEIGHT_PX: '90', HYCON_DATA: 'the hub’s own' };
  const read = readConfig(sources({ text, environment, arguments: ['.', '--bar-height-px=100', '--enable-logging'] }));
  expect(read).toEqual({
    config: { ...DEFAULTS, hubUrl: 'http://environment:1', barEdge: 'bottom', barHeightPx: 100 },
  });
});

test('K-28 the nightly reload can be set and left out', () => {
  for (const at of ['00:00', '23:59', 'never'])
    expect(readConfig(sources({ arguments: [`--nightly-reload-at=${at}`] }))).toEqual({
      config: { ...DEFAULTS, nightlyReloadAt: at },
    });
});

test('K-20 an empty variable says nothing', () => {
  expect(readConfig(sources({ environment: { HYCON_STATION_TOKEN: '', HYCON_WINDOWED: 'false' } }))).toEqual({
    config: DEFAULTS,
  });
});

test.each([
  ['{ "hubUrl": "hub:4180" }', [PATH, 'hubUrl']],
  ['{ "hubUrl": "ftp://hub" }', [PATH, 'hubUrl']],
  ['{ "barEdge": "left" }', [PATH, 'barEdge']],
  ['{ "barHeightPx": 9 }', [PATH, 'barHeightPx']],
  ['{ "nightlyReloadAt": "24:00" }', [PATH, 'nightlyReloadAt', 'as 03:30']],
  ['{ "huburl": "http://hub" }', [PATH, 'huburl']],
  ['[]', [PATH]],
  ['{ hubUrl: 1 }', [PATH, 'not JSON']],
  ['', [PATH, 'not JSON']],
])('K-16 a bad file, %s, is refused by path and field', (text, named) => {
  const read = readConfig(sources({ text }));
  for (const name of named) expect(read).toMatchObject({ problem: expect.stringContaining(name) });
});

test('K-16 a bad variable or flag is refused by its own name', () => {
  expect(readConfig(sources({ environment: { HYCON_HUB_URL: 'hub' } }))).toMatchObject({
    problem: expect.stringContaining('HYCON_HUB_URL'),
  });
  expect(readConfig(sources({ arguments: ['--bar-edge=left'] }))).toMatchObject({
    problem: expect.stringContaining('--bar-edge'),
  });
});
