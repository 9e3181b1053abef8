import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAsStation, pendingToken, stationToken, type TokenPlace } from './station-token.ts';

let folder = '';
const mirrored = (text: string) => [...text].reverse().join('');
const vault = (more: Partial<TokenPlace['vault']> = {}): TokenPlace['vault'] => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (plain) => Buffer.from(mirrored(plain)),
  decryptStringAsync: async (sealed) => ({ result: mirrored(sealed.toString()), shouldReEncrypt: false }),
  ...more,
});
const place = (more: Partial<TokenPlace['vault']> = {}): TokenPlace => ({
  userData: folder,
  configFile: join(folder, 'config.json'),
  vault: vault(more),
  log: () => undefined,
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hycon-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('K-17 a token that was given once is there without being given again', async () => {
  expect(await stationToken(undefined, place())).toBeUndefined();
  expect(await stationToken('secret', place())).toBe('secret');
  expect(await stationToken(undefined, place())).toBe('secret');
  expect(await stationToken('newer', place())).toBe('newer');
  expect(await stationToken(undefined, place())).toBe('newer');
});

test('K-17 where nothing can be encrypted, nothing is kept', async () => {
  writeFileSync(join(folder, 'config.json'), '{"stationToken":"secret"}');
  expect(await stationToken('secret', place({ isAsyncEncryptionAvailable: async () => false }))).toBe('secret');
  expect(existsSync(join(folder, 'station-token'))).toBe(false);
  expect(readFileSync(join(folder, 'config.json'), 'utf8')).toContain('secret');
});

test('K-17 the plain token goes only after the encrypted one is kept', async () => {
  writeFileSync(join(folder, 'config.json'), '{"stationToken":"secret"}');
  const broken = place({ encryptStringAsync: () => Promise.reject(new Error('no key')) });
  await expect(stationToken('secret', broken)).rejects.toThrow('no key');
  expect(readFileSync(join(folder, 'config.json'), 'utf8')).toContain('secret');
});

test('K-17 with a rotated key it is encrypted anew; with another machine’s it is as if there were none', async () => {
  await stationToken('secret', place());
  const rotated = place({
    decryptStringAsync: async () => ({ result: 'secret', shouldReEncrypt: true }),
    encryptStringAsync: async () => Buffer.from('with the new key'),
  });
  expect(await stationToken(undefined, rotated)).toBe('secret');
  expect(readFileSync(join(folder, 'station-token'), 'utf8')).toBe('with the new key');
  const foreign = place({ decryptStringAsync: () => Promise.reject(new Error('foreign key')) });
  expect(await stationToken(undefined, foreign)).toBeUndefined();
  expect(existsSync(join(folder, 'station-token'))).toBe(true);
});

test('EN-14 the token that asks is kept before it asks, encrypted, and becomes the station’s', async () => {
  writeFileSync(join(folder, 'config.json'), '{"enrollmentKey":"key","windowed":true}');
  const mints = ['first', 'second'];
  const mint = () => mints.shift() ?? '';
  expect(await pendingToken(place(), mint)).toBe('first');
  expect(readFileSync(join(folder, 'station-token.pending'), 'utf8')).toBe(mirrored('first'));
  expect(await pendingToken(place(), mint)).toBe('first');
  expect(await stationToken(undefined, place())).toBeUndefined();
  await keepAsStation('first', place());
  expect(await stationToken(undefined, place())).toBe('first');
  expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toEqual({ windowed: true });
  expect(await pendingToken(place(), mint)).toBe('second');
});
