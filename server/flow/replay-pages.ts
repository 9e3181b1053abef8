import type { Fact } from '../../protocol/facts.ts';
import type { ChannelName } from '../../protocol/scalars.ts';
import { type Cursor, MAX_FACTS_PER_FRAME } from '../../protocol/wire.ts';
import type { Store } from '../store/store.ts';

interface Page {
  epoch: string;
  after: number;
  facts: Fact[];
}

/**
 * Reads what a connection missed, a page at a time. After a restart everybody has missed the same: a channel's last
 * page is kept, and who comes from the same place gets it without the store being asked. It serves only as long as it
 * reaches the channel's head; what is appended later is no part of it.
 */
export class ReplayPages {
  readonly #store: Store;
  readonly #last = new Map<ChannelName, Page>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The facts after a place, 500 at most, in order; none where the log does not reach so far back. */
  async after(channel: ChannelName, from: Cursor, head: number): Promise<Fact[]> {
    const last = this.#last.get(channel);
    if (last?.epoch === from.epoch && last.after === from.seq && last.facts.at(-1)?.seq === head) return last.facts;
    const facts = await this.#store.factsAfter(channel, from.seq, MAX_FACTS_PER_FRAME);
    // A person's own channel is asked for by that person alone.
    if (channel === 'floor' || channel === 'staff')
      this.#last.set(channel, { epoch: from.epoch, after: from.seq, facts });
    return facts;
  }
}
