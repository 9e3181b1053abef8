import type { Server } from 'node:http';
import type { Socket as Line } from 'node:net';

/**
 * Lines from one address that have not said who they are. A whole site behind one router comes back at once, and each
 * has said so within a second; more at a time is nobody's kiosk.
 */
const MAX_STRANGERS_FROM_ONE = 4_000;
/** The same for all addresses together: what is left of the hub's lines is for those who are known. */
const MAX_STRANGERS = 10_000;

export interface DoorwayOptions {
  /** A trusted proxy's lines are many people's: only the sum counts there. */
  isProxy(address: string): boolean;
  maxFromOne?: number;
  maxInAll?: number;
}

/** Counts the lines on which nobody is known yet, and cuts what comes beyond. Who is known is not counted any more. */
export class Doorway {
  readonly #options: Required<DoorwayOptions>;
  /** By address and port, which a line under TLS and the one below it have in common. */
  readonly #strangers = new Map<string, string>();
  readonly #byAddress = new Map<string, number>();

  constructor({ maxFromOne = MAX_STRANGERS_FROM_ONE, maxInAll = MAX_STRANGERS, isProxy }: DoorwayOptions) {
    this.#options = { maxFromOne, maxInAll, isProxy };
  }

  watch(server: Server): void {
    server.on('connection', (line: Line) => this.#enter(line));
  }

  get strangers(): number {
    return this.#strangers.size;
  }

  /** Who is on this line is known now. */
  admit(line: Line): void {
    this.#leave(keyOf(line));
  }

  #enter(line: Line): void {
    const address = line.remoteAddress ?? '';
    const fromOne = this.#byAddress.get(address) ?? 0;
    const { maxFromOne, maxInAll, isProxy } = this.#options;
    if (this.#strangers.size >= maxInAll || (fromOne >= maxFromOne && !isProxy(address))) {
      line.destroy();
      return;
    }
    const key = keyOf(line);
    this.#strangers.set(key, address);
    this.#byAddress.set(address, fromOne + 1);
    line.once('close', () => this.#leave(key));
  }

  #leave(key: string): void {
    const address = this.#strangers.get(key);
    if (address === undefined) return;
    this.#strangers.delete(key);
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}

const keyOf = ({ remoteAddress, remotePort }: Line): string => `${remoteAddress ?? ''} ${String(remotePort)}`;
