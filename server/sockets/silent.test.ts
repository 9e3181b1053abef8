import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Server } from 'socket.io';
import { io as connect, Manager } from 'socket.io-client';
import { afterEach, expect, it, vi } from 'vitest';
import { endSilent } from './silent.ts';

const WITHIN_MS = 150;
const teardowns: (() => unknown)[] = [];

afterEach(async () => {
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
});

it('SE-8 who does not say who they are is ended in time, and who does stays', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  teardowns.push(() => io.close(), endSilent(io, WITHIN_MS));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const known = connect(url, { transports: ['websocket'], reconnection: false });
  teardowns.push(() => known.disconnect());
  const silent = Array.from({ length: 30 }, () => {
    const manager = new Manager(url, { transports: ['websocket'], reconnection: false });
    return once(manager as unknown as EventEmitter, 'close');
  });
  await Promise.all(silent);
  expect(known.connected).toBe(true);
  expect(io.engine.clientsCount).toBe(1);
});

it('SE-8 thousands that are due at once are ended a few at a time, and others have their turn between', async () => {
  const [engine, io] = [new EventEmitter(), new EventEmitter()];
  teardowns.push(endSilent(Object.assign(io, { engine }) as unknown as Server, 1));
  let turns = 0;
  const endedIn: number[] = [];
  const costly = () => {
    const startedAt = performance.now();
    while (performance.now() - startedAt < 2) endedIn.length;
    endedIn.push(turns);
  };
  for (let i = 0; i < 20; i++) engine.emit('connection', { readyState: 'open', close: costly });
  await vi.waitFor(async () => {
    for (let i = 0; i < 100; i++) {
      turns++;
      await turn();
    }
    expect(endedIn).toHaveLength(20);
  }, 10_000);
  const perTurn = Map.groupBy(endedIn, (one) => one);
  expect(Math.max(...[...perTurn.values()].map((one) => one.length))).toBeLessThanOrEqual(2);
});
