import { expect, test } from 'vitest';
import { type MachineSources, machine } from './machine.ts';

const ID = 'b08dfa6083e7567a1921a715000001fb';
const GUID = `
HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography
    MachineGuid    REG_SZ    5ab2ad0b-7a16-4f3a-9c69-8f5f3b0c3f0e

`;
const sources = (more: Partial<MachineSources> = {}): MachineSources => ({
  platform: 'linux',
  host: 'lab-pc-7',
  readText: async () => `${ID}\n`,
  run: async () => GUID,
  systemRoot: 'C:\\Windows',
  ...more,
});

test('K-25 a machine is known by its id and its name, and neither can be read from what is kept', async () => {
  const here = await machine(sources());
  expect(here).toEqual(await machine(sources()));
  expect(JSON.stringify(here)).not.toMatch(new RegExp(`${ID}|lab-pc-7`));
  const renamed = await machine(sources({ host: 'lab-pc-8' }));
  expect([renamed.machineId, renamed.host === here.host]).toEqual([here.machineId, false]);
  const other = await machine(sources({ readText: async () => ID.replace('b', 'c') }));
  expect([other.host, other.machineId === here.machineId]).toEqual([here.host, false]);
});

test('K-25 on Windows its id is read from the registry, by the system’s own program', async () => {
  const asked: string[] = [];
  const run = async (file: string, args: string[]) => {
    asked.push([file, ...args].join(' '));
    return GUID;
  };
  const here = await machine(sources({ platform: 'win32', run }));
  expect(here.machineId).toMatch(/^[0-9a-f]{64}$/);
  expect(asked).toEqual([
    'C:\\Windows\\System32\\reg.exe query HKLM\\SOFTWARE\\Microsoft\\Cryptography /v MachineGuid /reg:64',
  ]);
});

test.each<[string, Partial<MachineSources>]>([
  ['the file is not there', { readText: () => Promise.reject(new Error('ENOENT')) }],
  ['the file is empty', { readText: async () => 'uninitialized\n' }],
  ['the registry does not answer', { platform: 'win32', run: () => Promise.reject(new Error('timed out')) }],
  ['the system has none', { platform: 'darwin' }],
])('K-25 where %s, only its name is known', async (_why, more) => {
  expect(Object.keys(await machine(sources(more)))).toEqual(['host']);
});

test('K-25 this very machine says who it is', async () => {
  expect((await machine()).host).toMatch(/^[0-9a-f]{64}$/);
});
