import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressOf, isAddressOrNet, trusting } from './proxies.ts';

const isProxy = trusting(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);
const from = (remoteAddress: string, said?: string) =>
  addressOf(
    { socket: { remoteAddress }, headers: said === undefined ? {} : { 'x-forwarded-for': said } } as IncomingMessage,
    isProxy,
  );

test.each([
  ['a stranger, whatever it says', '198.51.100.1', '203.0.113.9', '198.51.100.1'],
  ['a proxy that says nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ['who the proxy names', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['the last stranger, not what it wrote itself', '192.0.2.7', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['behind two proxies', '::ffff:10.1.2.3', '203.0.113.9, fd00::1', '203.0.113.9'],
  ['the proxy, where what it says is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
])('SE-3 the caller is %s', (_who, remote, said, expected) => {
  expect(from(remote, said)).toBe(expected);
});

test('SE-3 nobody is a proxy unless told so', () => {
  expect(['127.0.0.1', '10.0.0.1', '', 'x'].map(trusting([]))).toEqual([false, false, false, false]);
});

test('SE-3 a proxy is an address or a network', () => {
  expect(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/64'].every(isAddressOrNet)).toBe(true);
  expect(['', 'proxy.lab', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/x', '/8'].some(isAddressOrNet)).toBe(false);
});
