import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createFanoutAdapter, type FanoutAdapter, type FanoutOptions } from './fanout-adapter.ts';
import { backlogBytes, missingInternals } from './fanout-engine.ts';
import { sendSingleFrames } from './fanout-single-frame.ts';

type Teardown = () => Promise<unknown> | unknown;
const teardowns: Teardown[] = [];

afterEach(async () => {
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
});

async function startHub(options: Partial<ServerOptions> = {}, fanout?: FanoutOptions) {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], adapter: createFanoutAdapter(fanout), ...options });
  sendSingleFrames(io);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  teardowns.push(() => io.close());
  const adapter = io.of('/').adapter as FanoutAdapter;
  return {
    io,
    adapter,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`,
  };
}

type Hub = Awaited<ReturnType<typeof startHub>>;

/** A client that speaks the wire by hand, so that what arrives is seen as it arrived. */
async function join(hub: Hub, room: string, options: { deflate?: boolean } = {}) {
  const ws = new WebSocket(hub.url, { perMessageDeflate: options.deflate ?? false });
  teardowns.push(() => ws.terminate());
  const events: unknown[][] = [];
  const waiting = new Set<() => void>();
  ws.on('message', (data, isBinary) => {
    const text = String(data);
    if (text.startsWith('0')) ws.send('40');
    if (text === '2') ws.send('3');
    if (isBinary) events.push(['binary', data]);
    if (text.startsWith('42')) events.push(parseEvent(text, ws));
    for (const check of waiting) check();
  });
  const seen = (count: number): Promise<unknown[][]> =>
    new Promise((resolve) => {
      const check = () => {
        if (events.length < count) return;
        waiting.delete(check);
        resolve(events);
      };
      waiting.add(check);
      check();
    });
  const [socket] = (await once(hub.io, 'connection')) as [Socket];
  await socket.join(room);
  await atRest(socket);
  return { ws, socket, seen };
}

/** Reads `42["name",…]` and answers `42<id>[…]` at once. */
function parseEvent(text: string, ws: WebSocket): unknown[] {
  const [, id = '', body = '[]'] = /^42(\d*)(.*)$/s.exec(text) ?? [];
  if (id !== '') ws.send(`43${id}[]`);
  return JSON.parse(body) as unknown[];
}

/** Resolves when what Socket.IO sent of itself (its connect packet) is out of the way. */
async function atRest(socket: Socket): Promise<void> {
  const transport = socket.conn.transport as unknown as { writable: boolean };
  while (!transport.writable) await new Promise((resolve) => setImmediate(resolve));
}

/** Stops reading, and fills the kernel's buffers, so that what follows has to wait in the hub. */
async function blockReader({ ws, socket }: { ws: WebSocket; socket: Socket }) {
  ws.pause();
  const chunk = 'x'.repeat(256 * 1024);
  let count = 0;
  while (backlogBytes(socket) === 0) {
    socket.emit('fill', chunk);
    count++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

describe('fan-out', () => {
  it('F-1 takes the fast path where nothing waits, and says so', async () => {
    const hub = await startHub();
    expect(hub.adapter.mode).toBe('unproven');
    const clients = [await join(hub, 'floor'), await join(hub, 'floor'), await join(hub, 'elsewhere')];
    expect({ mode: hub.adapter.mode, missing: hub.adapter.missing }).toEqual({ mode: 'direct', missing: [] });
    hub.io.to('floor').emit('facts', { n: 1 });
    hub.io.to('floor').emit('facts', { n: 2 });
    const [first, second] = await Promise.all(clients.slice(0, 2).map((client) => client.seen(2)));
    expect(first).toEqual([
      ['facts', { n: 1 }],
      ['facts', { n: 2 }],
    ]);
    expect(second).toEqual(first);
    expect(hub.adapter.sent).toEqual({ direct: 4, ordinary: 0 });
  });

  it('F-2 keeps one order a socket among broadcasts, direct emits and emits with an ack', async () => {
    const hub = await startHub();
    const client = await join(hub, 'floor');
    const expected: unknown[][] = [];
    const acks: Promise<unknown>[] = [];
    for (let n = 0; n < 600; n++) {
      const name = ['facts', 'direct', 'asked'][n % 3] ?? '';
      if (name === 'facts') hub.io.to('floor').emit(name, n);
      if (name === 'direct') client.socket.emit(name, n);
      if (name === 'asked') acks.push(client.socket.timeout(5000).emitWithAck(name, n));
      expected.push([name, n]);
      if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await client.seen(600)).toEqual(expected);
    await Promise.all(acks);
    expect(hub.adapter.sent.direct).toBeGreaterThan(0);
    expect(hub.adapter.sent.ordinary).toBeGreaterThan(0);
  });

  it('F-3 carries every payload length and every character', async () => {
    const hub = await startHub();
    const client = await join(hub, 'floor');
    const overhead = '42["facts",""]'.length;
    const lengths = [overhead, 125, 126, 127, 65_535, 65_536, 300_000];
    const bodies = [...lengths.map((length) => 'x'.repeat(length - overhead)), 'µ → 微 🔬'.repeat(9000)];
    for (const body of bodies) hub.io.to('floor').emit('facts', body);
    expect(await client.seen(bodies.length)).toEqual(bodies.map((body) => ['facts', body]));
  });

  it('F-4 gives a reader that stopped everything in order once it goes on', async () => {
    const hub = await startHub();
    const slow = await join(hub, 'floor');
    const quick = await join(hub, 'floor');
    const fills = await blockReader(slow);
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    for (const n of numbers) hub.io.to('floor').emit('facts', n);
    slow.socket.emit('last', 'direct');
    expect(await quick.seen(300)).toEqual(numbers.map((n) => ['facts', n]));
    expect(backlogBytes(slow.socket)).toBeGreaterThan(0);
    slow.ws.resume();
    const events = await slow.seen(fills + 301);
    expect(events.slice(fills)).toEqual([...numbers.map((n) => ['facts', n]), ['last', 'direct']]);
    expect(backlogBytes(slow.socket)).toBe(0);
  });

  it('F-5 is not disturbed by a socket that has just closed', async () => {
    const hub = await startHub();
    const gone = await join(hub, 'floor');
    const cut = await join(hub, 'floor');
    const here = await join(hub, 'floor');
    gone.ws.terminate();
    gone.socket.disconnect(true);
    const tcp = (cut.socket.conn.transport as unknown as { socket: { _socket: { destroy(): void } } }).socket._socket;
    tcp.destroy();
    hub.io.to('floor').emit('facts', 1);
    await once(cut.ws, 'close');
    hub.io.to('floor').emit('facts', 2);
    expect(await here.seen(2)).toEqual([
      ['facts', 1],
      ['facts', 2],
    ]);
  });

  it('F-6 reaches each socket of several rooms once, and leaves out the excepted', async () => {
    const hub = await startHub();
    const both = await join(hub, 'floor');
    await both.socket.join('staff');
    const staff = await join(hub, 'staff');
    const out = await join(hub, 'staff');
    await out.socket.join('out');
    hub.io.to('floor').to('staff').except('out').emit('facts', 1);
    hub.io.emit('facts', 2);
    expect(await both.seen(2)).toEqual([
      ['facts', 1],
      ['facts', 2],
    ]);
    expect(await staff.seen(2)).toEqual([
      ['facts', 1],
      ['facts', 2],
    ]);
    expect(await out.seen(1)).toEqual([['facts', 2]]);
  });

  it('F-7 takes the ordinary path for binary bodies and for connections that compress', async () => {
    const hub = await startHub({ perMessageDeflate: true });
    const client = await join(hub, 'floor', { deflate: true });
    hub.io.to('floor').emit('facts', 'text');
    expect(await client.seen(1)).toEqual([['facts', 'text']]);
    expect(hub.adapter.sent).toEqual({ direct: 0, ordinary: 1 });
    hub.io.to('floor').emit('facts', Buffer.from('bytes'));
    expect((await client.seen(2))[1]).toEqual(['binary', Buffer.from('bytes')]);
    expect(hub.adapter.sent).toEqual({ direct: 0, ordinary: 1 });
  });

  it('F-8 names the internals that another engine lacks', () => {
    expect(
      missingInternals({ readyState: 'open', writeBuffer: [], transport: { name: 'websocket', writable: true } }),
    ).toEqual([
      'transport.socket.readyState',
      'transport.socket.bufferedAmount',
      'transport.socket._socket',
      'transport.socket._sender.sendFrame',
    ]);
  });

  it('F-9 reports a reader whose backlog is above the limit, and closing it there is safe', async () => {
    const reported: { id: string; bytes: number }[] = [];
    const maxBacklogBytes = 1_000_000;
    const onBacklog = (socket: Socket, bytes: number) => {
      reported.push({ id: socket.id, bytes });
      socket.disconnect(true);
    };
    const hub = await startHub({}, { maxBacklogBytes, onBacklog });
    const slow = await join(hub, 'floor');
    const quick = await join(hub, 'floor');
    await blockReader(slow);
    const body = 'x'.repeat(10_000);
    const count = 400;
    for (let n = 0; n < count; n++) {
      hub.io.to('floor').emit('facts', body);
      if (n % 10 === 0) await quick.seen(n + 1);
    }
    await quick.seen(count);
    expect(reported.map(({ id }) => id)).toEqual([slow.socket.id]);
    expect(reported[0]?.bytes).toBeGreaterThan(maxBacklogBytes);
    expect(reported[0]?.bytes).toBeLessThan(maxBacklogBytes * 2);
    expect(hub.io.of('/').sockets.size).toBe(1);
  });

  it('F-10 sends packets of its own in one write each, binary parts and compressed ones as the engine does', async () => {
    const hub = await startHub();
    const client = await join(hub, 'floor');
    const tcp = client.socket.conn.transport as unknown as {
      socket: { _socket: { write: (...all: unknown[]) => boolean } };
    };
    const written: unknown[] = [];
    const write = tcp.socket._socket.write.bind(tcp.socket._socket);
    tcp.socket._socket.write = (...all) => {
      written.push(all[0]);
      return write(...all);
    };
    client.socket.emit('direct', 'µ');
    expect(await client.seen(1)).toEqual([['direct', 'µ']]);
    expect(written).toHaveLength(1);
    await atRest(client.socket);
    client.socket.emit('direct', Buffer.from('bytes'));
    expect((await client.seen(2))[1]).toEqual(['binary', Buffer.from('bytes')]);
  });
});
