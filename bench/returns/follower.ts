import { createConnection } from '../../client/connection.ts';
import type { HubUpdate, LinkPhase } from '../../client/hub-link.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import type { Cursor } from '../../protocol/wire.ts';
import type { Member } from './crowd.ts';
import { Waiting } from './waiting.ts';

export interface FollowerOptions {
  url: string;
  kind: 'station' | 'person';
  token: string;
}

/** A client as it is in a lab - the real connection with its own retry - and a screen that checks what it is shown. */
export class Follower implements Member {
  readonly #connection: ReturnType<typeof createConnection>;
  #link: LinkPhase = { phase: 'connecting', attempt: 1 };
  #floor: Cursor = { epoch: '', seq: 0 };
  #wasLive = false;
  readonly #waiting = new Waiting();
  readonly trouble: string[] = [];

  constructor(options: FollowerOptions) {
    const outbox = createMemoryOutbox(crypto.randomUUID());
    this.#connection = createConnection({ ...options, version: 'bench', outbox });
    this.#connection.subscribe((update) => this.#take(update));
  }

  whenAt(place?: Cursor): Promise<number> {
    return this.#waiting.when(() => this.#link.phase === 'live' && (place === undefined || this.hasReached(place)));
  }

  /** Resolves with the moment at which the person in front is told that this screen is not current. */
  whenNotLive(): Promise<number> {
    return this.#waiting.when(() => this.#link.phase !== 'live');
  }

  /** Resolves with the moment at which the screen shows that a station is not there. */
  whenOffline(stationId: string): Promise<number> {
    return this.#waiting.when(
      (update) =>
        update?.type === 'presence' &&
        update.stations.some((one) => one.stationId === stationId && one.state === 'offline'),
    );
  }

  hasReached({ epoch, seq }: Cursor): boolean {
    return this.#floor.epoch === epoch && this.#floor.seq >= seq;
  }

  get standing(): string {
    const reason = 'reason' in this.#link ? ` (${this.#link.reason.message})` : '';
    return `${this.#link.phase}${reason} at ${this.#floor.seq}`;
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  close(): void {
    this.#connection.close();
  }

  #take(update: HubUpdate): void {
    if (update.type === 'link') this.#takeLink(update.link);
    if (update.type === 'snapshot') this.#takeSnapshot(update);
    if (update.type === 'facts' && update.channel === 'floor') {
      for (const { seq } of update.facts) this.#follow(update.epoch, seq);
    }
    this.#waiting.look(update);
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
}

export const openFollower = (options: FollowerOptions): Member => new Follower(options);
