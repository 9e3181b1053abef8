import type { LastNews, LastState, LastStateStore } from '../last-state.ts';

/** A last state that outlives a connection as the one on disk does; what is in it went through JSON. */
export class MemoryLastState implements LastStateStore {
  readonly writes: LastNews[] = [];
  #kept: LastState | undefined;

  constructor(kept?: LastState) {
    this.#kept = kept;
  }

  read(): LastState | undefined {
    return this.#kept;
  }

  write(news: LastNews): void {
    const { channels, follows, word } = JSON.parse(JSON.stringify(news)) as LastNews;
    this.writes.push(news);
    const kept = new Map([...(this.#kept?.channels ?? []), ...channels].map((one) => [one.channel, one]));
    this.#kept = { ...word, channels: follows.flatMap((name) => kept.get(name) ?? []) };
  }

  forget(): void {
    this.#kept = undefined;
  }
}
