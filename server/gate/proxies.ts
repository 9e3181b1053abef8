import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Says of an address whether it is a proxy whose word about its callers counts. */
export type IsProxy = (address: string) => boolean;

/** `192.0.2.7` or `192.0.2.0/24`, either family. */
export const isAddressOrNet = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

export function trusting(proxies: readonly string[]): IsProxy {
  const list = new BlockList();
  for (const one of proxies) {
    const [address = '', bits] = one.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
  };
}

/**
 * Who really asks. Behind a trusted proxy that is the nearest address in `X-Forwarded-For` that is no such proxy; what
 * stands before it was written by a stranger, and counts for nothing.
 */
export function addressOf({ socket, headers }: IncomingMessage, isProxy: IsProxy): string {
  let address = plainAddress(socket.remoteAddress ?? '');
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = said.split(',').map((one) => plainAddress(one.trim()));
  while (isProxy(address)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) return address;
    address = before;
  }
  return address;
}

/** An IPv4 address that came in over an IPv6 socket is the same machine. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
