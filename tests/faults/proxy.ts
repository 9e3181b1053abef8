import { connect, createServer, type Server, type Socket } from 'node:net';
import { OneWay, type Way } from './one-way.ts';

/** How a line is: each direction by itself. `down` is hub to client, so `{ up: 'pass', down: 'hold' }` loses acks. */
export interface Ways {
  up: Way;
  down: Way;
}

export const OPEN: Ways = { up: 'pass', down: 'pass' };
export const BLACK_HOLE: Ways = { up: 'hold', down: 'hold' };

interface Pair {
  client: Socket;
  hub: Socket;
  up: OneWay;
  down: OneWay;
}

/** A cable to the hub that can be pulled, cut and made slow while the storm goes on. */
export class Cable {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  readonly #hubPort: number;
  #ways = OPEN;
  #isUnplugged = false;

  private constructor(hubPort: number) {
    this.#hubPort = hubPort;
    this.#server = createServer((client) => this.#join(client));
  }

  /** Listens on a free port of this machine alone. */
  static async open(hubPort: number): Promise<Cable> {
    const cable = new Cable(hubPort);
    await new Promise<void>((resolve) => cable.#server.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** Holds for the connections that there are and for those to come. */
  set(ways: Ways): void {
    this.#ways = ways;
    for (const { up, down } of this.#pairs) {
      up.set(ways.up);
      down.set(ways.down);
    }
  }

  /** Cuts every connection and, until it is plugged in again, every try to make one. */
  unplug(): void {
    this.#isUnplugged = true;
    this.reset();
  }

  plugIn(): void {
    this.#isUnplugged = false;
  }

  /** Cuts every connection; what is held back is lost. */
  reset(): void {
    for (const pair of this.#pairs) this.#cut(pair);
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket): void {
    if (this.#isUnplugged) {
      client.resetAndDestroy();
      return;
    }
    const hub = connect(this.#hubPort, '127.0.0.1');
    for (const socket of [client, hub]) {
      socket.setNoDelay(true);
      // What ends a socket is told by its `close`, which follows.
      socket.on('error', () => undefined);
    }
    const pair: Pair = {
      client,
      hub,
      up: new OneWay(client, hub, this.#ways.up),
      down: new OneWay(hub, client, this.#ways.down),
    };
    this.#pairs.add(pair);
    for (const socket of [client, hub]) socket.once('close', () => this.#forget(pair));
  }

  #forget(pair: Pair): void {
    if (pair.client.destroyed && pair.hub.destroyed) this.#pairs.delete(pair);
  }

  #cut(pair: Pair): void {
    pair.up.stop();
    pair.down.stop();
    pair.client.resetAndDestroy();
    pair.hub.resetAndDestroy();
    this.#pairs.delete(pair);
  }
}
