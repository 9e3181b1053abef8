import { type ConnectionOptions, createConnection } from '../connection.ts';
import type { LogLine } from '../log.ts';
import { createMemoryOutbox } from '../memory-outbox.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeNetwork, type FakeSocket } from './fake-network.ts';
import { floorAt, headAt, helloOf, idOf } from './lab.ts';
import { Mirror } from './mirror.ts';

/** A connection whose network, clock and dice are in the test's hand. */
export function rig(options: Partial<ConnectionOptions> = {}) {
  const clock = new FakeClock();
  const network = new FakeNetwork(clock);
  const log: LogLine[] = [];
  let ids = 10_000;
  const outbox = options.outbox ?? createMemoryOutbox('install-1');
  const connection = createConnection({
    url: 'http://hub.test',
    kind: 'station',
    version: '1.0.0',
    token: 'secret',
    outbox,
    clock,
    random: () => 0.5,
    newId: () => idOf(++ids),
    openSocket: network.open,
    log: (line) => log.push(line),
    ...options,
  });
  return { clock, network, log, outbox, connection, mirror: new Mirror(connection) };
}

export type Rig = ReturnType<typeof rig>;

/** Answers the newest socket with hello, a snapshot of `seq` facts and the head that makes it live. */
export function goLive(
  { network }: Pick<Rig, 'network'>,
  seq = 0,
  hello: Parameters<typeof helloOf>[0] = {},
): FakeSocket {
  const socket = network.last;
  socket.connect();
  socket.say('hello', helloOf(hello));
  socket.say('snapshot', floorAt(seq));
  socket.say('head', headAt(seq));
  return socket;
}
