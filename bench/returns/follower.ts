import { createConnection } from '../../client/connection.ts';
import type { HubUpdate, LinkPhase } from '../../client/hub-link.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import type { OpenSocket } from '../../client/socket.ts';
import type { Cursor } from '../../protocol/wire.ts';

export interface FollowerOptions {
  url: string;
  kind: 'station' | 'person';
  token: string;
  /** Another way to speak the wire than the product's. */
  openSocket?: OpenSocket;
}

interface Waiting {
  isMet(update: HubUpdate | undefined): boolean;
  done(at: number): void;
}

/** A client as it is in a lab - the real connection with its own retry - and a screen that checks what it is shown. */
export class Follower {
  readonly #connection: ReturnType<typeof createConnection>;
  #link: LinkPhase = { phase: 'connecting', attempt: 1 };
  #floor: Cursor = { epoch: '', seq: 0 };
  #wasLive = false;
  #waiting: Waiting[] = [];
  /** What should not have been: a hole, a whole state although this client has a place to go on from, a final end. */
  readonly trouble: string[] = [];

  constructor(options: FollowerOptions) {
    const outbox = createMemoryOutbox(crypto.randomUUID());
    this.#connection = createConnection({ ...options, version: 'bench', outbox });
    this.#connection.subscribe((update) => this.#take(update));
  }

  /** Resolves with the moment (`performance.now()`) at which every log is whole, and the floor has reached a place. */
  whenAt(place?: Cursor): Promise<number> {
    return this.#when(() => this.#link.phase === 'live' && (place === undefined || this.hasReached(place)));
  }

  /** Resolves with the moment at which the person in front is told that this screen is not current. */
  whenNotLive(): Promise<number> {
    return this.#when(() => this.#link.phase !== 'live');
  }

  /** Resolves with the moment at which the screen shows that a station is not there. */
  whenOffline(stationId: string): Promise<number> {
    return this.#when(
      (update) =>
        update?.type === 'presence' &&
        update.stations.some((one) => one.stationId === stationId && one.state === 'offline'),
    );
  }

  hasReached({ epoch, seq }: Cursor): boolean {
    return this.#floor.epoch === epoch && this.#floor.seq >= seq;
  }

  /** For a complaint: what this client is at. */
  get standing(): string {
    const reason = 'reason' in this.#link ? ` (${this.#link.reason.message})` : '';
    return `${this.#link.phase}${reason} at ${this.#floor.seq}`;
  }

  /** What the product does when the system says that the network is back. */
  retryNow(): void {
    this.#connection.retryNow();
  }

  close(): void {
    this.#connection.close();
  }

  #when(isMet: Waiting['isMet']): Promise<number> {
    return new Promise((done) => {
      this.#waiting.push({ isMet, done });
      this.#tell(undefined);
    });
  }

  #take(update: HubUpdate): void {
    if (update.type === 'link') this.#takeLink(update.link);
    if (update.type === 'snapshot') this.#takeSnapshot(update);
    if (update.type === 'facts' && update.channel === 'floor') {
      for (const { seq } of update.facts) this.#follow(update.epoch, seq);
    }
    this.#tell(update);
  }

  #takeLink(link: LinkPhase): void {
    this.#link = link;
    this.#wasLive ||= link.phase === 'live';
    if (link.phase === 'stopped' && link.reason.code !== 'closed') this.trouble.push(`stopped: ${link.reason.message}`);
  }

  #takeSnapshot({ channel, epoch, seq }: HubUpdate & { type: 'snapshot' }): void {
    if (this.#wasLive) this.trouble.push(`a snapshot of ${channel}`);
    if (channel === 'floor') this.#floor = { epoch, seq };
  }

  #follow(epoch: string, seq: number): void {
    const isNext = epoch === this.#floor.epoch && seq === this.#floor.seq + 1;
    if (!isNext) this.trouble.push(`a hole: ${seq} after ${this.#floor.seq}`);
    this.#floor = { epoch, seq };
  }

  #tell(update: HubUpdate | undefined): void {
    const met = this.#waiting.filter((one) => one.isMet(update));
    if (met.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !met.includes(one));
    for (const one of met) one.done(performance.now());
  }
}
