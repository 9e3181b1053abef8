import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Doorway } from './doorway.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function listen(doorway: Doorway) {
  const server = createServer();
  const lines: Socket[] = [];
  doorway.watch(server);
  server.on('connection', (line) => lines.push(line));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  const dial = async () => {
    const line = connect(port, '127.0.0.1');
    line.on('error', () => undefined);
    open.push(() => line.destroy());
    await once(line, 'connect');
    return line;
  };
  return { dial, lines };
}

test('SE-5 beyond the cap a stranger’s line is cut; who is known makes room for the next', async () => {
  const doorway = new Doorway({ maxFromOne: 2, maxInAll: 3, isProxy: () => false });
  const { dial, lines } = await listen(doorway);
  const first = await dial();
  await dial();
  await once(await dial(), 'close');
  await expect.poll(() => lines.length).toBe(3);
  expect(doorway.strangers).toBe(2);
  for (const line of lines) if (line.remotePort === first.localPort) doorway.admit(line);
  expect(doorway.strangers).toBe(1);
  const next = await dial();
  await expect.poll(() => doorway.strangers).toBe(2);
  next.destroy();
  await expect.poll(() => doorway.strangers).toBe(1);
  expect(first.destroyed).toBe(false);
});

test('SE-5 a trusted proxy has many people’s lines, and a sum', async () => {
  const doorway = new Doorway({ maxFromOne: 1, maxInAll: 2, isProxy: () => true });
  const { dial } = await listen(doorway);
  await dial();
  await dial();
  await once(await dial(), 'close');
  await expect.poll(() => doorway.strangers).toBe(2);
});
