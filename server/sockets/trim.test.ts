import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { trim, trimUpgrades } from './trim.ts';
import type { HubServer } from './types.ts';

const teardowns: (() => unknown)[] = [];

afterEach(async () => {
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
});

it('W-19 nothing holds the request that a connection began with, and what it carried, once somebody is let in', async () => {
  const http = createServer();
  const io: HubServer = new Server(http, { transports: ['websocket'] });
  teardowns.push(() => io.close());
  trimUpgrades(io);
  io.on('connection', trim);
  let request: WeakRef<IncomingMessage> | undefined;
  http.on('upgrade', (one) => {
    request = new WeakRef(one);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const client = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] });
  teardowns.push(() => client.disconnect());
  await new Promise<void>((resolve) => client.once('connect', resolve));
  expect(request).toBeDefined();
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  await expect
    .poll(async () => {
      await sleep(10);
      collectGarbage();
      return request?.deref();
    })
    .toBeUndefined();
  expect(client.connected).toBe(true);
});
