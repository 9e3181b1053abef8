import { v7 as newId } from 'uuid';
import { foldFacts } from '../../client/channel-log.ts';
import { createConnection } from '../../client/connection.ts';
import type { HubUpdate, LinkPhase, OutboxEntry } from '../../client/hub-link.ts';
import { createMemoryOutbox } from '../../client/memory-outbox.ts';
import type { ChannelState } from '../../protocol/channels.ts';
import type { Sample } from '../../protocol/entities.ts';
import { emptyFloor, type FloorState } from '../../protocol/floor.ts';
import type { IntentBody, IntentType } from '../../protocol/intents.ts';
import type { PersonState } from '../../protocol/person.ts';
import { personChannel } from '../../protocol/scalars.ts';
import { emptyStaff, type StaffState } from '../../protocol/staff.ts';
import type { Wait } from '../../protocol/wait.ts';

export interface Entrance {
  url: string;
  kind: 'station' | 'person';
  token: string;
}

/** What became of acts so far, of everyone. */
export interface Tally {
  confirmed: number;
  refused: number;
  /** How many of each kind were confirmed. */
  kinds: Map<IntentType, number>;
}

export const emptyTally = (): Tally => ({ confirmed: 0, refused: 0, kinds: new Map() });

/** How long somebody waits for an answer before they go on with their day. */
const PATIENCE_MS = 15_000;

/** Somebody's screen, on the product's own connection: folds what it is told, and says what became of an act. */
export class Watcher {
  readonly #connection: ReturnType<typeof createConnection>;
  readonly #states = new Map<string, ChannelState>();
  readonly #tally: Tally;
  readonly #waiting = new Set<() => void>();
  #outbox: readonly OutboxEntry[] = [];
  #link: LinkPhase['phase'] = 'connecting';
  /** Whoever signed in here last. */
  #userId = '';

  constructor(entrance: Entrance, tally: Tally) {
    this.#tally = tally;
    this.#connection = createConnection({ ...entrance, version: 'simulated', outbox: createMemoryOutbox(newId()) });
    this.#connection.subscribe((update) => {
      this.#take(update);
      for (const look of this.#waiting) look();
    });
  }

  get floor(): FloorState {
    return (this.#states.get('floor') as FloorState | undefined) ?? emptyFloor;
  }

  get staff(): StaffState {
    return (this.#states.get('staff') as StaffState | undefined) ?? emptyStaff;
  }

  /** What whoever is signed in here waits for. */
  get waits(): Wait[] {
    return Object.values(this.#person?.waits ?? {});
  }

  /** The samples whose last change somebody who is signed in here has not seen. */
  unread(userId: string): Sample[] {
    const theirs = { ...this.staff.samples, ...this.#person?.samples };
    return Object.values(theirs).filter((one) => one.unreadBy.includes(userId));
  }

  /** True once the hub has taken it; a refusal is put aside, as a person does who has read it. */
  async act(body: IntentBody): Promise<boolean> {
    const sent = await this.#connection.send(body);
    if (!sent.ok) return this.#refused();
    const entry = () => this.#outbox.find((one) => one.id === sent.id);
    await this.#when(() => !entry() || entry()?.state === 'refused');
    if (!entry()) return this.#confirmed(body.type);
    this.#connection.dismiss(sent.id);
    return this.#refused();
  }

  async signIn(badge: string): Promise<boolean> {
    await this.#when(() => this.#link === 'live');
    const answer = await this.#connection.signIn({ badge });
    if (!answer.ok) return false;
    this.#userId = answer.user.id;
    await this.#when(() => this.#person !== undefined);
    return true;
  }

  async signOut(): Promise<void> {
    await this.#connection.signOut();
  }

  close(): void {
    this.#connection.close();
  }

  get #person(): PersonState | undefined {
    return this.#states.get(personChannel(this.#userId)) as PersonState | undefined;
  }

  #confirmed(type: IntentType): true {
    this.#tally.confirmed += 1;
    this.#tally.kinds.set(type, (this.#tally.kinds.get(type) ?? 0) + 1);
    return true;
  }

  #refused(): false {
    this.#tally.refused += 1;
    return false;
  }

  /** Resolves when it holds, or when patience is at its end. */
  #when(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = (): void => {
        if (holds()) done();
      };
      const timer = setTimeout(done, PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }

  #take(update: HubUpdate): void {
    if (update.type === 'link') this.#link = update.link.phase;
    if (update.type === 'outbox') this.#outbox = update.entries;
    if (update.type === 'snapshot') this.#states.set(update.channel, update.state);
    if (update.type === 'left') this.#states.delete(update.channel);
    if (update.type !== 'facts') return;
    const state = this.#states.get(update.channel);
    if (state) this.#states.set(update.channel, foldFacts(update.channel, state, update.facts));
  }
}
