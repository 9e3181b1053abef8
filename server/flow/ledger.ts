import type { ChannelName } from '../../protocol/scalars.ts';
import type { Cursor } from '../../protocol/wire.ts';
import type { Append, Batch, CommitResult, Install, Store } from '../store/store.ts';
import { ReplayPages } from './replay-pages.ts';
import { type Draft, follow, type World } from './world.ts';

/** Facts read from the log at a time while catching up with another process. */
const FOLLOW_PAGE = 500;

const MS_PER_SECOND = 1_000;

export interface LedgerEvents {
  /** A transaction has ended, well or not. */
  committed(seconds: number): void;
  /** Facts that are committed and in memory, in order: the moment to tell the screens. */
  appended(appends: Append[]): void;
  /** The history was replaced under us (a restore); what screens hold of it, and who was signed in, is void. */
  replaced(): void;
}

/**
 * The store and the hub's memory of it, moved together: nothing is in memory that is not committed, and whoever writes
 * does so one after another. Work given to `exclusively` never interleaves.
 */
export class Ledger {
  readonly store: Store;
  /** What connections missed, as it is read for them. */
  readonly missed: ReplayPages;
  readonly #events: LedgerEvents;
  #world: World;
  #installs = new Map<string, Install | undefined>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, world: World, events: LedgerEvents) {
    this.store = store;
    this.missed = new ReplayPages(store);
    this.#world = world;
    this.#events = events;
  }

  get world(): World {
    return this.#world;
  }

  /** Runs one piece of work after all before it; its failure is its caller's alone. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#turn.then(work);
    this.#turn = run.catch(() => undefined);
    return run;
  }

  /** What is known of an installation; read from the store the first time. */
  async install(installId: string): Promise<Install | undefined> {
    if (this.#installs.has(installId)) return this.#installs.get(installId);
    const read = await this.store.install(installId);
    // A commit may have moved it on meanwhile; what that left is newer than what was read.
    if (!this.#installs.has(installId)) this.#installs.set(installId, read);
    return this.#installs.get(installId);
  }

  /** Forgets an installation that is not connected; the store still knows it. */
  forget(installId: string): void {
    this.#installs.delete(installId);
  }

  /**
   * Commits a draft; only then is it the world, and only then does anybody hear of it: first who asked, then, a turn
   * later, every screen. Telling a thousand screens takes longer than the commit, and nobody waits for that.
   */
  async commit(
    draft: Draft,
    more: Pick<Batch, 'intents' | 'secrets' | 'audit'>,
    answer: () => void,
  ): Promise<CommitResult> {
    const appends = [...draft.appends.values()];
    const result = await this.#timed(() => this.store.commit({ appends, facts: draft.facts, ...more }));
    if (result !== 'committed') return result;
    answer();
    await new Promise<void>((next) => setImmediate(next));
    this.#world = draft.finish();
    for (const one of more.intents) this.#installs.set(one.installId, { owner: one.owner, lastN: one.n });
    this.#events.appended(appends);
    return result;
  }

  async #timed<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.#events.committed((performance.now() - startedAt) / MS_PER_SECOND);
    }
  }

  /** Resolves when memory holds what any process had committed before this was called. */
  refresh(): Promise<void> {
    return this.exclusively(() => this.catchUpIfChanged());
  }

  /** The same for work that runs exclusively already. Asking costs microseconds. */
  async catchUpIfChanged(): Promise<void> {
    if (this.store.changedElsewhere()) await this.catchUp();
  }

  /** Takes in what another process has appended. Call it exclusively. */
  async catchUp(): Promise<void> {
    this.#installs.clear();
    const cursors = await this.store.cursors();
    if ([...cursors].some(([channel, cursor]) => this.#isReplaced(channel, cursor))) {
      this.#world = await this.store.load();
      this.#events.replaced();
      return;
    }
    for (const [channel, cursor] of cursors) await this.#follow(channel, cursor);
  }

  #isReplaced(channel: ChannelName, cursor: Cursor): boolean {
    const known = this.#world.channels.get(channel);
    return known !== undefined && (known.epoch !== cursor.epoch || known.seq > cursor.seq);
  }

  async #follow(channel: ChannelName, cursor: Cursor): Promise<void> {
    if (!this.#world.channels.has(channel)) this.#welcome(channel, cursor.epoch);
    for (;;) {
      const from = this.#world.channels.get(channel)?.seq ?? 0;
      if (from >= cursor.seq) return;
      const facts = await this.store.factsAfter(channel, from, FOLLOW_PAGE);
      if (facts.length === 0) return;
      this.#world = follow(this.#world, channel, facts);
      this.#events.appended([{ channel, epoch: cursor.epoch, facts }]);
    }
  }

  #welcome(channel: ChannelName, epoch: string): void {
    const channels = new Map(this.#world.channels).set(channel, { epoch, seq: 0 });
    this.#world = { ...this.#world, channels };
  }
}
