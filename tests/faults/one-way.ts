import type { Socket } from 'node:net';

/** What happens to bytes in one direction: passed on, kept back until later, or passed on late by so many milliseconds. */
export type Way = 'pass' | 'hold' | { delayMs: number };

/** What the network swallows before the sender feels it, in bytes. */
const HELD_AT_MOST = 256 * 1024;

interface Parcel {
  bytes: Buffer | 'end';
  dueAt: number;
}

/**
 * One direction of a connection. Bytes keep their order and are never lost on a connection that lives, as TCP has it: a
 * black hole keeps them (and the news that a side is gone) until it heals, or until the connection is cut.
 */
export class OneWay {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #waiting: Parcel[] = [];
  #way: Way;
  #heldBytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(from: Socket, to: Socket, way: Way) {
    this.#from = from;
    this.#to = to;
    this.#way = way;
    from.on('data', (bytes: Buffer) => this.#take(bytes));
    from.once('close', () => this.#take('end'));
  }

  set(way: Way): void {
    this.#way = way;
    this.#flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #take(bytes: Buffer | 'end'): void {
    const delayMs = typeof this.#way === 'object' ? this.#way.delayMs : 0;
    this.#waiting.push({ bytes, dueAt: performance.now() + delayMs });
    if (bytes !== 'end') this.#heldBytes += bytes.length;
    if (this.#heldBytes > HELD_AT_MOST) this.#from.pause();
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    if (this.#way === 'hold') return;
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const earlyMs = this.#way === 'pass' ? 0 : first.dueAt - performance.now();
      if (earlyMs > 0) {
        this.#timer = setTimeout(() => this.#flush(), earlyMs);
        return;
      }
      this.#waiting.shift();
      this.#send(first.bytes);
    }
    if (this.#from.isPaused()) this.#from.resume();
  }

  #send(bytes: Buffer | 'end'): void {
    if (bytes === 'end') {
      this.#to.destroy();
      return;
    }
    this.#heldBytes -= bytes.length;
    if (!this.#to.destroyed) this.#to.write(bytes);
  }
}
