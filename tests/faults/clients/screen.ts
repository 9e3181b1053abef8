import { foldFacts } from '../../../client/channel-log.ts';
import type { HubUpdate, OutboxEntry } from '../../../client/hub-link.ts';
import type { ChannelState } from '../../../protocol/channels.ts';
import { emptyFloor, type FloorState } from '../../../protocol/floor.ts';
import type { PersonState } from '../../../protocol/person.ts';
import { personChannel } from '../../../protocol/scalars.ts';
import type { Actor, SignedIn } from '../../../protocol/wire.ts';
import { digest } from '../digest.ts';
import type { FinalState, Journal, Time } from './journal.ts';

/** A screen: folds what its connection tells it, and writes down everything that it was shown. */
export class Screen {
  readonly #journal: Journal;
  readonly #logs = new Map<string, FinalState['logs'][string]>();
  readonly #made = new Set<string>();
  #clock: FinalState['clock'];
  #actor: Actor | undefined;
  /** When somebody pressed last; nothing while this client can't know the hub's time, because its own clock was just set. */
  #pressedAt: number | undefined;
  /** One beat of this life; after the clock was set a second, because the first may have been out then. */
  #measuresToCome = 1;
  phase = '';
  outbox: readonly OutboxEntry[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get user(): SignedIn | undefined {
    return this.#actor && this.#actor.kind !== 'feed' ? this.#actor.user : undefined;
  }

  get floor(): FloorState {
    return (this.#logs.get('floor')?.state as FloorState | undefined) ?? emptyFloor;
  }

  get staff(): ChannelState | undefined {
    return this.#logs.get('staff')?.state;
  }

  /** The equipment that whoever is signed in waits for. */
  get waits(): string[] {
    const own = this.user && this.#logs.get(personChannel(this.user.id));
    return Object.keys((own?.state as PersonState | undefined)?.waits ?? {});
  }

  get waiting(): string[] {
    return this.outbox.filter((one) => one.state !== 'refused').map((one) => one.id);
  }

  /** Where each log ends, as text to compare. */
  get places(): Record<string, string> {
    return Object.fromEntries([...this.#logs].map(([channel, { epoch, seq }]) => [channel, `${epoch}/${seq}`]));
  }

  press(now: number): void {
    this.#pressedAt = this.#measuresToCome <= 0 ? now : undefined;
  }

  clockWasSet(): void {
    this.#measuresToCome = 2;
  }

  final(clockOffsetMs: number): FinalState {
    const waiting = this.waiting;
    return { logs: Object.fromEntries(this.#logs), waiting, clockOffsetMs, ...(this.#clock && { clock: this.#clock }) };
  }

  take(update: HubUpdate): void {
    switch (update.type) {
      case 'link':
        if (update.link.phase === 'syncing' && this.phase !== 'live') this.#journal.write({ k: 'connected' });
        this.phase = update.link.phase;
        break;
      case 'actor':
        this.#actor = update.actor;
        break;
      case 'snapshot': {
        const { channel, epoch, seq, state } = update;
        this.#logs.set(channel, { epoch, seq, state });
        this.#journal.write({ k: 'snapshot', channel, epoch, seq, digest: digest(state) });
        break;
      }
      case 'facts':
        this.#fold(update);
        break;
      case 'left':
        this.#logs.delete(update.channel);
        this.#journal.write({ k: 'left', channel: update.channel });
        break;
      case 'outbox':
        this.#note(update.entries);
        break;
      case 'clock':
        this.#clock = { offsetMs: update.offsetMs, rttMs: update.rttMs };
        // What an earlier life measured comes before there is a link.
        if (this.phase === 'syncing' || this.phase === 'live') this.#measuresToCome -= 1;
        break;
      case 'answered':
      case 'presence':
      case 'saved-list':
      case 'idle-policy':
      case 'enrollment':
      case 'current':
        break;
    }
  }

  #fold({ channel, epoch, facts }: Extract<HubUpdate, { type: 'facts' }>): void {
    const seq = facts.map((one) => one.seq);
    this.#journal.write({ k: 'facts', channel, epoch, seq, digests: facts.map(digest) });
    const log = this.#logs.get(channel);
    if (!log) return;
    this.#logs.set(channel, { epoch, seq: seq.at(-1) ?? log.seq, state: foldFacts(channel, log.state, facts) });
  }

  #note(entries: readonly OutboxEntry[]): void {
    this.outbox = entries;
    for (const entry of entries) {
      if (this.#made.has(entry.id)) continue;
      this.#made.add(entry.id);
      const { id, n, body } = entry;
      this.#journal.write({ k: 'made', id, n, body, by: this.user?.id ?? null, ...this.#timeOf(entry) });
    }
  }

  /** Only of an act that was made just now: one that was found in the outbox is of an earlier life. */
  #timeOf({ occurredAt, clockErrorMs }: OutboxEntry): { time?: Time } {
    const pressedAt = this.#pressedAt;
    this.#pressedAt = undefined;
    if (pressedAt === undefined) return {};
    return {
      time: { occurredAt, pressedAt, savedAt: Date.now(), ...(clockErrorMs !== undefined && { clockErrorMs }) },
    };
  }
}
