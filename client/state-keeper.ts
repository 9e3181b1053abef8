import { type ChannelLog, wholeOf } from './channel-log.ts';
import type { Clock, Timer } from './clock.ts';
import type { HubUpdate, LinkPhase } from './hub-link.ts';
import type { LastStateStore, LastWord } from './last-state.ts';
import type { Log } from './log.ts';

/** Facts that come within this time are written together: a busy floor costs one write, not one for each fact. */
const FACTS_WITHIN_MS = 10_000;
/** Where nothing happens only "as of" moves on; after a crash it may be old by so much. */
const TIME_WITHIN_MS = 60_000;

export interface KeeperPorts {
  store: LastStateStore | undefined;
  clock: Clock;
  log: Log;
  /** None while there is nothing to keep. */
  word(): LastWord | undefined;
  logs(): ChannelLog[];
}

/**
 * Keeps the last state for the next start of this program. Who is signed in is written at once, so that nobody who left
 * is back after a crash; so is what an act of this screen led to, before that act leaves the outbox. The rest waits. What
 * only those who run the lab may see is not left on a kiosk's disk: the hub sends it anew.
 */
export class StateKeeper {
  readonly #ports: KeeperPorts;
  readonly #written = new Map<string, ChannelLog>();
  /** A station that was revoked has nothing to keep until the hub takes it again. */
  #isRevoked = false;
  #dueAt = Number.POSITIVE_INFINITY;
  #timer: Timer;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
  }

  hear(update: HubUpdate): void {
    switch (update.type) {
      case 'current':
        this.#keepWithin(TIME_WITHIN_MS);
        break;
      case 'snapshot':
      case 'facts':
        this.#keepWithin(FACTS_WITHIN_MS);
        break;
      case 'actor':
        this.keepNow();
        break;
      case 'link':
        this.#judge(update.link);
        break;
      case 'left':
      case 'presence':
      case 'outbox':
      case 'answered':
      case 'clock':
      case 'enrollment':
      case 'saved-list':
      case 'idle-policy':
    }
  }

  keepNow(): void {
    const { logs, store, word: wordNow } = this.#ports;
    this.#stop();
    const word = this.#isRevoked ? undefined : wordNow();
    if (!store || !word) return;
    const all = logs().filter(({ channel }) => channel !== 'staff');
    const changed = all.filter((one) => this.#written.get(one.channel) !== one);
    this.#try('kept', () => {
      store.write({ word, channels: changed.flatMap(wholeOf), follows: all.map(({ channel }) => channel) });
      this.#written.clear();
      for (const one of all) this.#written.set(one.channel, one);
    });
  }

  #stop(): void {
    this.#ports.clock.clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  #keepWithin(ms: number): void {
    const { clock, store } = this.#ports;
    const dueAt = clock.now() + ms;
    if (!store || dueAt >= this.#dueAt) return;
    this.#stop();
    this.#dueAt = dueAt;
    this.#timer = clock.setTimeout(() => this.keepNow(), ms);
  }

  #judge(link: LinkPhase): void {
    if (link.phase === 'syncing') this.#isRevoked = false;
    if (link.phase === 'stopped' && link.reason.code === 'unauthorized') this.#forget();
  }

  #forget(): void {
    this.#stop();
    this.#isRevoked = true;
    this.#written.clear();
    this.#try('forgotten', () => this.#ports.store?.forget());
  }

  #try(what: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#ports.log({ level: 'warn', message: `the last state could not be ${what}`, detail: error });
    }
  }
}
