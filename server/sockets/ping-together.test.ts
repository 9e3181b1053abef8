import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from 'socket.io';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { pingTogether } from './ping-together.ts';

const EVERY_MS = 200;
/** The engine's own pings would come so much later: whatever comes sooner is ours. */
const ENGINE_EVERY_MS = 60_000;
const teardowns: (() => unknown)[] = [];

afterEach(async () => {
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
});

async function start({ pingTimeout }: { pingTimeout: number }) {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], pingInterval: ENGINE_EVERY_MS, pingTimeout });
  teardowns.push(() => io.close(), pingTogether(io, EVERY_MS));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`;
}

/** A client that speaks the wire by hand; `pings` are the moments at which they came. */
function connect(url: string, { joins = true, answers }: { joins?: boolean; answers: boolean }) {
  const ws = new WebSocket(url);
  teardowns.push(() => ws.terminate());
  const pings: number[] = [];
  ws.on('message', (data) => {
    const text = String(data);
    if (joins && text.startsWith('0')) ws.send('40');
    if (text !== '2') return;
    pings.push(performance.now());
    if (answers) ws.send('3');
  });
  return { ws, pings };
}

it('W-18: pings everyone again and again', async () => {
  const url = await start({ pingTimeout: 5_000 });
  const clients = Array.from({ length: 5 }, () => connect(url, { answers: true }));
  while (clients.some(({ pings }) => pings.length < 4)) await sleep(10);
  for (const { ws } of clients) expect(ws.readyState).toBe(WebSocket.OPEN);
});

it('W-18: closes a connection that does not answer a ping within its time, and no other', async () => {
  const url = await start({ pingTimeout: 300 });
  const silent = connect(url, { answers: false });
  const answering = connect(url, { answers: true });
  await once(silent.ws, 'close');
  expect(silent.pings.length).toBeGreaterThanOrEqual(1);
  while (answering.pings.length < 5) await sleep(10);
  expect(answering.ws.readyState).toBe(WebSocket.OPEN);
});

it('SE-8: does not ping who has not said who they are', async () => {
  const url = await start({ pingTimeout: 5_000 });
  const stranger = connect(url, { joins: false, answers: true });
  await once(stranger.ws, 'message');
  const known = connect(url, { answers: true });
  while (known.pings.length < 4) await sleep(10);
  expect(stranger.ws.readyState).toBe(WebSocket.OPEN);
  expect(stranger.pings).toEqual([]);
});
