import { foldOf } from '../../../protocol/channels.ts';
import type { ChannelName } from '../../../protocol/scalars.ts';
import type { Entry } from '../clients/journal.ts';
import { digest } from '../digest.ts';
import { type Evidence, placeOf, type Story, type Truth, type Violation } from './evidence.ts';

/** What each client was shown: a whole state, then every fact in its place, and all of it the hub's own. */
export function checkShown({ truth, stories }: Evidence): Violation[] {
  const states = new StatesAt(truth, stories);
  return stories.flatMap((story) => new Reader(story.name, truth, states).read(story));
}

/** The digest of what the hub's facts fold to, at every place at which some client was sent a snapshot. */
class StatesAt {
  readonly #digests = new Map<string, string>();

  constructor(truth: Truth, stories: Story[]) {
    const snapshots = stories.flatMap(({ entries }) => entries.filter((entry) => entry.k === 'snapshot'));
    for (const [channel, sent] of Map.groupBy(snapshots, (one) => one.channel)) {
      const wanted = new Set(sent.map((one) => one.seq));
      const { empty, apply } = foldOf(channel as ChannelName);
      let state = empty;
      if (wanted.has(0)) this.#digests.set(placeOf(channel, 0), digest(state));
      for (const fact of truth.logs[channel] ?? []) {
        state = apply(state, fact);
        if (wanted.has(fact.seq)) this.#digests.set(placeOf(channel, fact.seq), digest(state));
      }
    }
  }

  at(channel: string, seq: number): string | undefined {
    return this.#digests.get(placeOf(channel, seq));
  }
}

/** Goes through one diary. */
class Reader {
  readonly #name: string;
  readonly #truth: Truth;
  readonly #states: StatesAt;
  readonly #digests = new Map<string, string[]>();
  #logs = new Map<string, { epoch: string; seq: number }>();

  constructor(name: string, truth: Truth, states: StatesAt) {
    this.#name = name;
    this.#truth = truth;
    this.#states = states;
  }

  read({ entries }: Story): Violation[] {
    return entries.flatMap((entry) => this.#take(entry));
  }

  #take(entry: Entry): Violation[] {
    switch (entry.k) {
      case 'start':
        this.#logs = new Map();
        return [];
      case 'left':
        this.#logs.delete(entry.channel);
        return [];
      case 'snapshot':
        return this.#snapshot(entry.channel, entry.epoch, entry.seq, entry.digest);
      case 'facts': {
        const { channel, epoch, digests } = entry;
        return entry.seq.flatMap((seq, index) => this.#fact(channel, epoch, seq, digests[index] ?? ''));
      }
      case 'made':
      case 'sent':
      case 'answer':
      case 'complaint':
      case 'connected':
      case 'final':
        return [];
    }
  }

  #snapshot(channel: string, epoch: string, seq: number, shown: string): Violation[] {
    const before = this.#logs.get(channel);
    this.#logs.set(channel, { epoch, seq });
    const place = placeOf(channel, seq);
    if (epoch !== this.#truth.heads[channel]?.epoch)
      return this.#wrong('FA-10', `a snapshot of another history, ${place}`);
    if (before && before.seq > seq) return this.#wrong('FA-10', `${place} after ${before.seq}`);
    if (this.#states.at(channel, seq) === shown) return [];
    return this.#wrong('FA-11', `a snapshot ${place} that the facts don’t fold to`);
  }

  #fact(channel: string, epoch: string, seq: number, shown: string): Violation[] {
    const before = this.#logs.get(channel);
    this.#logs.set(channel, { epoch, seq });
    const place = placeOf(channel, seq);
    if (!before) return this.#wrong('FA-10', `${place} without a whole state before it`);
    if (before.epoch !== epoch || before.seq + 1 !== seq)
      return this.#wrong('FA-10', `${place} of ${epoch} after ${before.seq} of ${before.epoch}`);
    if (this.#factDigests(channel)[seq - 1] === shown) return [];
    return this.#wrong('FA-11', `a fact at ${place} that the store does not have there`);
  }

  #factDigests(channel: string): string[] {
    const known = this.#digests.get(channel) ?? (this.#truth.logs[channel] ?? []).map(digest);
    this.#digests.set(channel, known);
    return known;
  }

  #wrong(rule: string, what: string): Violation[] {
    return [{ rule, what: `${this.#name} was shown ${what}.` }];
  }
}
