import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BLACK_HOLE, Cable, OPEN } from './proxy.ts';

/** A server that keeps what it hears and says it back in capitals. */
async function startEcho(): Promise<{ server: Server; heard: () => string; port: number; ended: Promise<void> }> {
  let heard = '';
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('close', () => end());
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      socket.write(bytes.toString().toUpperCase());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, heard: () => heard, ended, port: typeof address === 'object' && address ? address.port : 0 };
}

let echo: Awaited<ReturnType<typeof startEcho>>;
let cable: Cable;
let client: Socket;
let answer = '';
let closed: Promise<void>;

beforeEach(async () => {
  echo = await startEcho();
  cable = await Cable.open(echo.port);
  answer = '';
  client = connect(Number(new URL(cable.url).port), '127.0.0.1');
  client.on('error', () => undefined);
  client.on('data', (bytes: Buffer) => {
    answer += bytes.toString();
  });
  closed = new Promise((resolve) => client.once('close', () => resolve()));
  client.write('one ');
  await expect.poll(() => answer).toBe('ONE ');
});

afterEach(async () => {
  client.destroy();
  await cable.close();
  echo.server.close();
});

test('FA-1 a black hole keeps everything back in both directions, and lets it go in order when it heals', async () => {
  cable.set(BLACK_HOLE);
  client.write('two ');
  client.write('three ');
  const other = connect(Number(new URL(cable.url).port), '127.0.0.1');
  await new Promise((resolve) => other.once('connect', resolve));
  expect(echo.heard()).toBe('one ');
  cable.set(OPEN);
  await expect.poll(() => answer).toBe('ONE TWO THREE ');
  other.destroy();
});

test('FA-1 a lost answer: the hub hears and acts, the client hears nothing, and the cut loses it for good', async () => {
  cable.set({ up: 'pass', down: 'hold' });
  client.write('act ');
  await expect.poll(() => echo.heard()).toBe('one act ');
  cable.reset();
  await closed;
  expect(answer).toBe('ONE ');
});

test('FA-1 a reset ends both sides', async () => {
  cable.reset();
  await Promise.all([closed, echo.ended]);
  expect(cable.connections).toBe(0);
});

test('FA-1 a side that goes away in a black hole is not missed before it heals', async () => {
  cable.set(BLACK_HOLE);
  client.destroy();
  await closed;
  expect(cable.connections).toBe(1);
  cable.set(OPEN);
  await echo.ended;
});

test('FA-1 a slow line is late by as much, and loses nothing', async () => {
  const delayMs = 60;
  const from = performance.now();
  cable.set({ up: { delayMs }, down: 'pass' });
  client.write('late ');
  await expect.poll(() => answer, { interval: 5 }).toBe('ONE LATE ');
  expect(performance.now() - from).toBeGreaterThanOrEqual(delayMs);
});

test('FA-1 more than a network holds waits at the sender, and arrives whole', async () => {
  const block = 'x'.repeat(1024 * 1024);
  cable.set({ up: 'pass', down: 'hold' });
  client.write(block);
  await expect.poll(() => echo.heard().length).toBe('one '.length + block.length);
  cable.set(OPEN);
  await expect.poll(() => answer.length).toBe('ONE '.length + block.length);
});

test('FA-1 a hub that is not there ends the client’s connection', async () => {
  echo.server.close();
  cable.reset();
  await closed;
  const next = connect(Number(new URL(cable.url).port), '127.0.0.1');
  next.on('error', () => undefined);
  await new Promise((resolve) => next.once('close', resolve));
});

test('FA-1 an unplugged cable cuts what there is and every try, until it is plugged in', async () => {
  cable.unplug();
  await closed;
  const tried = connect(Number(new URL(cable.url).port), '127.0.0.1');
  tried.on('error', () => undefined);
  await new Promise((resolve) => tried.once('close', resolve));
  expect(cable.connections).toBe(0);
  cable.plugIn();
  const back = connect(Number(new URL(cable.url).port), '127.0.0.1');
  back.write('four ');
  await expect.poll(() => echo.heard()).toBe('one four ');
  back.destroy();
});
