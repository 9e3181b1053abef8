import type { HubUpdate } from './hub-link.ts';
import type { Log } from './log.ts';

type Listener = (update: HubUpdate) => void;

/**
 * Those who follow a connection. Everybody gets every update in the same order, also when a listener acts on the
 * connection while it is being told; and one that throws takes nothing from the others.
 */
export class Audience {
  readonly #log: Log;
  #listeners: readonly Listener[] = [];
  #waiting: { update: HubUpdate; to: readonly Listener[] }[] = [];
  #telling = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** The present state goes to the newcomer alone; updates that are still on their way to others are part of it. */
  join(listener: Listener, present: readonly HubUpdate[]): () => void {
    // A wrapper of its own, so that the same function may listen twice and each leaves alone.
    const own: Listener = (update) => listener(update);
    this.#listeners = [...this.#listeners, own];
    this.#waiting.push(...present.map((update) => ({ update, to: [own] })));
    this.#tell();
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== own);
    };
  }

  emit(update: HubUpdate): void {
    this.#waiting.push({ update, to: this.#listeners });
    this.#tell();
  }

  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      for (const listener of next.to) if (this.#listeners.includes(listener)) this.#tellOne(listener, next.update);
    }
    this.#telling = false;
  }

  #tellOne(listener: Listener, update: HubUpdate): void {
    try {
      listener(update);
    } catch (error) {
      this.#log({ level: 'error', message: 'a listener failed on an update', detail: error });
    }
  }
}
